package io.opsmate.app.wiring;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.commands.edge.Orgs;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default org and the one workspace its bot token belongs to. The workspace is asked of Slack ({@code auth.test}) once,
 * in the background, so that acknowledging never waits for Slack for long.
 *
 * <p>Errors: while Slack has not said which workspace it is, requests are a {@link RetriableFailure}: a signature proves
 * the app, not the workspace. A Slack that answers without naming a workspace leaves the signature as the only proof.
 */
final class WorkspaceOrgs implements Orgs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceOrgs.class);
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final PostgresOrgs orgs;
  private final MethodsClient slack;
  private final InstantSource clock;
  private final CompletableFuture<Workspace> workspace = new CompletableFuture<>();
  private final CompletableFuture<OrgId> org = new CompletableFuture<>();
  private final Thread asking;

  /** What Slack says of the token; empty parts were not said. */
  private record Workspace(Optional<String> team, Optional<String> enterprise) {
    boolean isItself(String askedTeam, @Nullable String askedEnterprise) {
      return team.isEmpty() || team.get().equals(askedTeam)
          || enterprise.isPresent() && enterprise.get().equals(askedEnterprise);
    }
  }

  WorkspaceOrgs(PostgresOrgs orgs, MethodsClient slack, InstantSource clock) {
    this.orgs = orgs;
    this.slack = slack;
    this.clock = clock;
    this.asking = Thread.ofVirtual().name("which-workspace").start(this::ask);
  }

  OrgId defaultOrg() {
    if (!org.isDone()) {
      org.complete(orgs.defaultOrg("default", clock.instant()).id());
    }
    return org.join();
  }

  @Override
  public Lookup byTeam(String teamId, @Nullable String enterpriseId) {
    return known().isItself(teamId, enterpriseId)
        ? new Lookup.Found(defaultOrg())
        : new Lookup.Foreign("OpsMate is not connected to this workspace. Nothing was run.");
  }

  @Override
  public void close() {
    asking.interrupt();
  }

  private Workspace known() {
    try {
      return workspace.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RetriableFailure("Slack has not said yet which workspace the bot token belongs to", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("the workspace is never failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableFailure("interrupted", e);
    }
  }

  private void ask() {
    while (!workspace.isDone()) {
      try {
        settle(slack.authTest(test -> test));
      } catch (JsonParseException e) {
        LOG.atWarn().addKeyValue("because", e.getMessage()).log("Slack's answer names no workspace that can be read");
        workspace.complete(new Workspace(Optional.empty(), Optional.empty()));
      } catch (SlackApiException e) {
        if (e.getResponse().code() == 404) {
          LOG.atWarn().log("whatever answers for Slack has no auth.test; requests are taken by their signature alone");
          workspace.complete(new Workspace(Optional.empty(), Optional.empty()));
        } else {
          askAgain(e.getMessage());
        }
      } catch (IOException | RuntimeException e) {
        askAgain(e.getMessage());
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private static void askAgain(@Nullable String because) {
    LOG.atWarn().addKeyValue("because", because).log("Slack did not say which workspace this is; asking again");
    pause();
  }

  private void settle(AuthTestResponse answer) {
    if (!answer.isOk() && !"unknown_method".equals(answer.getError())) {
      askAgain(answer.getError());
      return;
    }
    Workspace said =
        new Workspace(Optional.ofNullable(answer.getTeamId()), Optional.ofNullable(answer.getEnterpriseId()));
    said.team().ifPresent(this::remember);
    workspace.complete(said);
  }

  /** A database belongs to one workspace for good: another one's token on it would show it somebody else's state. */
  private void remember(String team) {
    PostgresOrgs.Org ours = orgs.defaultOrg("default", clock.instant());
    if (ours.slackTeam().isEmpty()) {
      orgs.isSlackTeam(ours.id(), team);
    } else if (!ours.slackTeam().get().equals(team)) {
      LOG.atError()
          .addKeyValue("database", ours.slackTeam().get())
          .addKeyValue("token", team)
          .log(
              "the database belongs to another workspace than the bot token; give this workspace a database of its own");
      workspace.complete(new Workspace(ours.slackTeam(), Optional.empty()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
