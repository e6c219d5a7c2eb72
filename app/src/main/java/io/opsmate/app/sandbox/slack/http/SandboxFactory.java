package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.SlowCloud;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.delivery.Later;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Opens the sandbox when the application has given its settings, and only in sandbox mode. */
@Factory
@Requires(beans = SandboxSettings.class)
@Requires(property = "opsmate.mode", value = "sandbox")
final class SandboxFactory {

  @Singleton
  SlowCloud cloud() {
    return new SlowCloud();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SlackSandbox sandbox(SandboxSettings settings, BlockCheck blockCheck, CommandHints hints, InstalledApp installed,
      SlowCloud cloud, InstantSource clock) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    Later later = (after, task) -> CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(task);
    return SlackSandbox.open(settings, new SlackSandbox.Parts(blockCheck, hints, installed, clock, cloud, later));
  }
}
