package io.opsmate.app.wiring;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.commands.edge.Orgs;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The default org and the one workspace its bot token belongs to. The workspace is asked of Slack ({@code auth.test}) once,
 * in the background, so that acknowledging never waits for Slack for long.
 *
 * <p>While Slack has not said which workspace it is, requests are {@link Lookup.NotYet}: a signature proves the app, not
 * the workspace. A Slack that answers without naming a workspace leaves the signature as the only proof.
 */
final class WorkspaceOrgs implements Orgs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceOrgs.class);

  private final PostgresOrgs orgs;
  private final DefaultOrg org;
  private final MethodsClient slack;
  private final Waits waits;
  private final CompletableFuture<Workspace> workspace = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * How long things wait.
   *
   * @param answer a request for Slack's answer; below Slack's three seconds
   * @param again until Slack is asked again
   */
  record Waits(Duration answer, Duration again) {
    static final Waits DEFAULT = new Waits(Duration.ofMillis(1_500), Duration.ofSeconds(5));
  }

  /** What Slack says of the token; empty parts were not said. */
  private record Workspace(Optional<String> team, Optional<String> enterprise) {
    static final Workspace UNNAMED = new Workspace(Optional.empty(), Optional.empty());

    boolean isItself(String askedTeam, @Nullable String askedEnterprise) {
      return team.isEmpty() || team.get().equals(askedTeam)
          || enterprise.isPresent() && enterprise.get().equals(askedEnterprise);
    }
  }

  private WorkspaceOrgs(PostgresOrgs orgs, DefaultOrg org, MethodsClient slack, Waits waits) {
    this.orgs = orgs;
    this.org = org;
    this.slack = slack;
    this.waits = waits;
  }

  /** Begins to ask. */
  static WorkspaceOrgs asking(PostgresOrgs orgs, DefaultOrg org, MethodsClient slack, Waits waits) {
    WorkspaceOrgs one = new WorkspaceOrgs(orgs, org, slack, waits);
    Thread.ofVirtual().name("which-workspace").start(one::askUntilKnown);
    return one;
  }

  @Override
  public Lookup byTeam(String teamId, @Nullable String enterpriseId) {
    return known().<Lookup>map(one -> one.isItself(teamId, enterpriseId)
        ? new Lookup.Found(org.id())
        : new Lookup.Foreign("OpsMate is not connected to this workspace. Nothing was run."))
        .orElseGet(() -> new Lookup.NotYet(
            "Nothing was recorded: Slack has not told OpsMate yet which workspace it belongs to. Try again in a minute."));
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private Optional<Workspace> known() {
    try {
      return Optional.of(workspace.get(waits.answer().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the workspace is never failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void askUntilKnown() {
    try {
      // The sandbox's Slack is this process itself, and may not listen yet: once is no news.
      Optional<Workspace> said = ask(Level.DEBUG);
      while (said.isEmpty()) {
        if (closed.await(waits.again().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        said = ask(Level.WARN);
      }
      workspace.complete(said.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty when Slack has to be asked again. */
  private Optional<Workspace> ask(Level level) {
    try {
      AuthTestResponse answer = slack.authTest(test -> test);
      return answer.isOk() || "unknown_method".equals(answer.getError())
          ? Optional.of(kept(answer))
          : again(level, answer.getError());
    } catch (JsonParseException e) {
      LOG.atWarn().addKeyValue("because", e.getMessage()).log("Slack's answer names no workspace that can be read");
      return Optional.of(Workspace.UNNAMED);
    } catch (SlackApiException e) {
      if (e.getResponse().code() == 404) {
        LOG.atWarn().log("whatever answers for Slack has no auth.test; requests are taken by their signature alone");
        return Optional.of(Workspace.UNNAMED);
      }
      return again(level, "HTTP " + e.getResponse().code());
    } catch (IOException | RuntimeException e) {
      return again(level, e.getMessage());
    }
  }

  private static Optional<Workspace> again(Level level, @Nullable String because) {
    LOG.atLevel(level).addKeyValue("because", because).log("Slack did not say which workspace this is; asking again");
    return Optional.empty();
  }

  /** A database belongs to one workspace for good: another one's token on it would show it somebody else's state. */
  private Workspace kept(AuthTestResponse answer) {
    Optional<String> team = Optional.ofNullable(answer.getTeamId());
    Workspace said = new Workspace(team, Optional.ofNullable(answer.getEnterpriseId()));
    Optional<String> ours = orgs.find(org.id()).flatMap(PostgresOrgs.Org::slackTeam);
    if (team.isEmpty() || team.equals(ours)) {
      return said;
    }
    if (ours.isEmpty() && orgs.ofSlackTeam(team.get()).isEmpty()) {
      orgs.isSlackTeam(org.id(), team.get());
      return said;
    }
    LOG.atError()
        .addKeyValue("database", ours.orElse("unknown"))
        .addKeyValue("token", team.get())
        .log("the database belongs to another workspace than the bot token; give this workspace a database of its own");
    return new Workspace(Optional.of(ours.orElse("none")), Optional.empty());
  }
}
