package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that whoever asked hears something, whatever the work does: a passing failure goes back to the job to be
 * tried again while that makes sense, and every other failure becomes a sentence.
 */
final class NeverSilent {
  private static final Logger LOG = LoggerFactory.getLogger(NeverSilent.class);

  /**
   * How long a passing failure is retried before the person is told.
   *
   * <p>Unit: time since they asked. Longer and they have asked again; Slack takes answers for 30 minutes.
   */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int SAID = 200;

  private NeverSilent() {}

  /**
   * @param what what was asked for, as the person knows it
   * @param askedAt ISO-8601
   */
  static Reply reply(String what, String askedAt, Instant now, Supplier<Reply> work) {
    return reply(what, askedAt, now, work, sorry -> sorry);
  }

  /** @param ends hears what the person is told instead, and ends what shows the work as under way */
  static Reply reply(String what, String askedAt, Instant now, Supplier<Reply> work, UnaryOperator<Reply> ends) {
    try {
      return work.get();
    } catch (RetriableFailure e) {
      if (now.isBefore(Instant.parse(askedAt).plus(PATIENCE))) {
        throw e;
      }
      LOG.atWarn().setCause(e).log("a request was given up after retries");
      return ends.apply(
          sorry(what, Text.of("something it needs did not answer for 2 minutes (", said(e), "). Try again later.")));
    } catch (PermanentFailure e) {
      LOG.atWarn().setCause(e).log("a request failed for good");
      return ends.apply(sorry(what, Text.of(said(e), ". Trying again as it is will not help.")));
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a request broke");
      return ends
          .apply(sorry(what, Text.of("OpsMate broke over it, and the cause is in its log. Tell whoever runs it.")));
    }
  }

  private static Reply sorry(String what, Text why) {
    return Reply.toYou("That did not work", Text.of(Text.code(what), " was not completed: ", why));
  }

  private static String said(RuntimeException e) {
    return Texts.cut(String.valueOf(e.getMessage()), SAID);
  }
}
