package io.opsmate.commands.relay;

import io.opsmate.commands.blockkit.Drawings;
import io.opsmate.commands.blockkit.Drawings.Drawing;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the pictures of messages and views to Slack before what shows them, each once per workspace. A picture that Slack
 * does not take is left out, and its words stand instead: nothing waits long for a picture.
 */
public final class Pictures {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  /** Longest alternative text of a file. Source: docs.slack.dev, files.getUploadURLExternal. */
  private static final int LONGEST_ALT = 1000;

  /** A file that was just uploaded may not be shown yet; how long to wait before the next try. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /** From this trouble on the picture is taken for lost in Slack, and uploaded anew. */
  private static final int LOST = 3;

  /** After so many troubles the words stand instead. */
  private static final int HOPELESS = 5;

  /** How long a workspace that refused a file is not asked again. */
  private static final Duration REFUSED = Duration.ofHours(1);

  private static final int REMEMBERED = 1_000;

  private final Transactions transactions;
  private final KnownFiles files;
  private final InstantSource clock;
  private final Map<String, Integer> troubles = new ConcurrentHashMap<>();
  private final Map<OrgId, Instant> refused = new ConcurrentHashMap<>();

  public Pictures(Transactions transactions, KnownFiles files, InstantSource clock) {
    this.transactions = transactions;
    this.files = files;
    this.clock = clock;
  }

  /** Where the pictures of one message are. */
  sealed interface Ready {
    /** All in Slack, or in words. */
    record Now(String json) implements Ready {}

    /** Not yet; {@code why} is a 429 or trouble. */
    record Waits(SlackAnswer why) implements Ready {}
  }

  /** Uploads what is not there yet, and puts Slack's names of the files into the message or view. */
  Ready ready(OrgId org, SlackPost slack, String json) {
    Drawings drawings = Drawings.of(json);
    for (Drawing drawing : drawings.all()) {
      if (isHopeless(org, drawing)) {
        drawings.say(drawing);
        continue;
      }
      Optional<String> known = transactions.in(org, tx -> files.of(tx, drawing.digest()));
      if (known.isPresent()) {
        drawings.show(drawing, known.get());
        continue;
      }
      switch (upload(org, slack, drawing)) {
        case FileAnswer.Taken(String file) -> drawings.show(drawing, file);
        case FileAnswer.NotTaken(SlackAnswer.Refused _) -> drawings.say(drawing);
        case FileAnswer.NotTaken(SlackAnswer why) -> {
          return new Ready.Waits(why);
        }
      }
    }
    return new Ready.Now(drawings.json());
  }

  /** Slack does not show a picture that it has. How long to wait before trying again; zero: say it in words. */
  Duration notShown(OrgId org, String json) {
    boolean hope = false;
    for (Drawing drawing : Drawings.of(json).all()) {
      int times = trouble(org, drawing);
      if (times == LOST) {
        transactions.run(org, tx -> files.gone(tx, drawing.digest()));
      }
      hope |= times < HOPELESS;
    }
    return hope ? A_MOMENT : Duration.ZERO;
  }

  private FileAnswer upload(OrgId org, SlackPost slack, Drawing drawing) {
    Paper picture = new Paper("chart-" + drawing.digest().substring(0, 12) + ".png",
        Texts.cut(drawing.alt(), Chart.LONGEST_ALT), drawing.png());
    FileAnswer answer = slack.upload(picture, Texts.cut(drawing.alt(), LONGEST_ALT));
    switch (answer) {
      case FileAnswer.Taken(String file) ->
          transactions.run(org, tx -> files.keep(tx, drawing.digest(), file, clock.instant()));
      case FileAnswer.NotTaken(SlackAnswer.Refused(String error, var messages)) -> {
        refused.put(org, clock.instant().plus(REFUSED));
        LOG.atWarn()
            .addKeyValue("org", org)
            .addKeyValue("error", error)
            .addKeyValue("details", messages)
            .log(
                "Slack takes no pictures from OpsMate, so words stand instead; if the error is missing_scope, give the "
                    + "app the bot scope files:write and install it again");
      }
      case FileAnswer.NotTaken(SlackAnswer.TryLater _) -> trouble(org, drawing);
      case FileAnswer.NotTaken _ -> {
      }
    }
    return answer;
  }

  private boolean isHopeless(OrgId org, Drawing drawing) {
    Instant until = refused.get(org);
    if (until != null && clock.instant().isBefore(until)) {
      return true;
    }
    return troubles.getOrDefault(org + drawing.digest(), 0) >= HOPELESS;
  }

  private int trouble(OrgId org, Drawing drawing) {
    if (troubles.size() > REMEMBERED) {
      troubles.clear();
    }
    return troubles.merge(org + drawing.digest(), 1, Integer::sum);
  }
}
