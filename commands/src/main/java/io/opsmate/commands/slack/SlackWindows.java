package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import io.opsmate.commands.edge.WindowOpener;
import io.opsmate.commands.slack.SlackMembers.NoAnswer;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens windows over Slack's Web API ({@code views.open}), a few at a time; any more stay closed. */
public final class SlackWindows implements WindowOpener {
  private static final Logger LOG = LoggerFactory.getLogger(SlackWindows.class);

  /** Of the three seconds that Slack gives for an acknowledgement; the database takes its share of them too. */
  private static final Duration PATIENCE = Duration.ofMillis(1_300);

  private static final int AT_ONCE = 64;

  private final Semaphore room = new Semaphore(AT_ONCE);
  private final OrgClients clients;
  private final Duration patience;

  public SlackWindows(OrgClients clients) {
    this(clients, PATIENCE);
  }

  SlackWindows(OrgClients clients, Duration patience) {
    this.clients = clients;
    this.patience = patience;
  }

  @Override
  public Optional<String> open(OrgId org, String trigger, String view) {
    CompletableFuture<Optional<String>> opened = new CompletableFuture<>();
    inBackground(org, slack -> opened.complete(Optional.ofNullable(SlackMembers
        .answer(() -> slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view)))
        .getView()).map(some -> some.getId())), () -> opened.complete(Optional.empty()));
    try {
      return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.atWarn().addKeyValue("org", org).log("Slack took too long to open a window; the answer goes as a message");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("opening is never failed", e);
    }
    return Optional.empty();
  }

  @Override
  public void show(OrgId org, String window, String view) {
    inBackground(org,
        slack -> SlackMembers.answer(() -> slack.viewsUpdate(r -> r.viewId(window).viewAsString(view))), () -> {});
  }

  /** Something asked of Slack. */
  private interface Asked {
    void of(MethodsClient slack) throws NoAnswer;
  }

  private void inBackground(OrgId org, Asked asked, Runnable inVain) {
    if (!room.tryAcquire()) {
      inVain.run();
      return;
    }
    Thread.ofVirtual().name("window").start(() -> {
      try {
        asked.of(clients.of(org).orElseThrow(() -> new NoAnswer("the workspace has removed OpsMate")));
      } catch (NoAnswer e) {
        LOG.atWarn().addKeyValue("org", org).addKeyValue("error", e.error()).log("Slack did not open or fill a window");
        inVain.run();
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).addKeyValue("org", org).log("opening or filling a window broke");
        inVain.run();
      } finally {
        room.release();
      }
    });
  }
}
