package io.opsmate.app.wiring;

import com.slack.api.methods.MethodsClient;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Mode;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One workspace by the token of its bot, or the sandbox: it is the default org, and the only one. */
@Factory
@Requires(beans = DatabaseStart.class)
@Requires(property = Properties.MODE, notEquals = Properties.OAUTH)
final class OneWorkspace {
  private static final Logger LOG = LoggerFactory.getLogger(OneWorkspace.class);

  @Singleton
  DefaultOrg defaultOrg(PostgresOrgs orgs, InstantSource clock) {
    return new DefaultOrg(orgs.defaultOrg("default", clock.instant()).id());
  }

  @Singleton
  @Bean(preDestroy = "close")
  SlackClients clients(SlackConnection connection) {
    return new SlackClients(connection.api().toString());
  }

  /** Of other orgs that the database may hold nobody here has a token. */
  @Singleton
  OrgClients orgClients(MethodsClient methods, DefaultOrg only) {
    return org -> Optional.of(methods).filter(_ -> only.is(org));
  }

  @Singleton
  MethodsClient methods(SlackClients clients, Settings settings, @Nullable SandboxSettings sandbox) {
    Secret token = switch (settings.mode()) {
      case Mode.Slack slack -> slack.token();
      case Mode.Sandbox _ when sandbox != null -> new Secret(sandbox.apiToken());
      case Mode.Sandbox _, Mode.OAuth _ -> throw new IllegalStateException("there is no token");
    };
    return clients.with(token.value());
  }

  @Singleton
  @Bean(preDestroy = "close")
  WorkspaceOrgs orgs(PostgresOrgs orgs, DefaultOrg org, MethodsClient methods) {
    return WorkspaceOrgs.asking(orgs, org, methods, WorkspaceOrgs.Waits.DEFAULT);
  }

  @Singleton
  Presence presence() {
    return _ -> false;
  }

  @Singleton
  Departures departures(Transactions transactions, AuditTrail audit) {
    return (org, left, now) -> {
      transactions.run(org, tx -> audit.record(tx,
          AuditEntry.byOpsMate(now, "workspace.uninstalled", "workspace", Map.of("how", left.how()))));
      LOG.atError()
          .addKeyValue("how", left.how())
          .log("the workspace has removed OpsMate; install the app again and set SLACK_BOT_TOKEN anew, messages wait");
    };
  }
}
