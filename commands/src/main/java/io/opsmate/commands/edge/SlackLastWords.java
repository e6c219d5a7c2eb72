package io.opsmate.commands.edge;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import io.opsmate.commands.edge.url.ResponseUrls;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Last words by Slack's own client, each on its own virtual thread, a few at a time; any more go unsaid. */
public final class SlackLastWords implements LastWords {
  private static final Logger LOG = LoggerFactory.getLogger(SlackLastWords.class);

  /** While the database is down every press ends here. */
  private static final int AT_ONCE = 32;

  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ResponseUrls urls;
  private final ActionResponseSender sender;

  public SlackLastWords(ResponseUrls urls, Slack slack) {
    this.urls = urls;
    this.sender = new ActionResponseSender(slack);
  }

  @Override
  public void say(String responseUrl, String sentence) {
    if (urls.allowed(responseUrl) && room.tryAcquire()) {
      Thread.ofVirtual().name("last-words").start(() -> send(responseUrl, sentence));
    }
  }

  private void send(String responseUrl, String sentence) {
    try {
      sender.send(responseUrl, ActionResponse.builder()
          .responseType("ephemeral")
          .replaceOriginal(false)
          .text(Acks.escaped(sentence))
          .build());
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("a person could not be told that nothing was recorded");
    } finally {
      room.release();
    }
  }
}
