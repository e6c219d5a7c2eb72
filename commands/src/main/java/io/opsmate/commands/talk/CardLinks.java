package io.opsmate.commands.talk;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Tx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Leads from a conversation's thread to the card of a request that came of it: the card stands in the channel, where
 * approvers see it, and has an address only once Slack has it.
 */
public final class CardLinks implements JobHandler<CardLinks.Wanted> {
  public static final JobType<Wanted> JOB = new JobType<>("talk-card-link", 1, Wanted.class, true);

  /** Twice as long each time, so a quarter of an hour in all; then {@code /opsmate approvals} has to do. */
  private static final int TRIES = 9;

  private final TalkStage stage;
  private final Outbox outbox;
  private final Jobs jobs;

  public CardLinks(TalkStage stage, Outbox outbox, Jobs jobs) {
    this.stage = stage;
    this.outbox = outbox;
    this.jobs = jobs;
  }

  /**
   * A link that is wanted; kept in a job.
   *
   * @param thread the message that the conversation stands below
   */
  public record Wanted(String card, String title, String member, String channel, String thread, int tries) {
    private Wanted again() {
      return new Wanted(card, title, member, channel, thread, tries + 1);
    }
  }

  /** Has it looked for in a moment. */
  static void want(Jobs jobs, Tx tx, Wanted wanted, Instant now) {
    jobs.enqueue(tx, JOB, wanted.card() + " " + wanted.thread() + " " + wanted.tries(), wanted,
        now.plus(Duration.ofSeconds(1L << wanted.tries())));
  }

  @Override
  public void run(OrgId org, Wanted wanted, Instant now) {
    Optional<URI> address = address(org, new CardKey(wanted.card()));
    stage.memory().transactions().run(org, tx -> {
      if (address.isPresent()) {
        Text says = Text.of("Others decide about it here: ", new Text.Link(address.get(), wanted.title()), ".");
        outbox.put(tx, "link:" + wanted.card() + " " + wanted.thread(),
            new Letter.Answer(new ChannelId(wanted.channel()), wanted.thread(), new MemberId(wanted.member()), false,
                stage.rendering().render(says)),
            now);
      } else if (wanted.tries() < TRIES) {
        want(jobs, tx, wanted.again(), now);
      }
    });
  }

  private Optional<URI> address(OrgId org, CardKey card) {
    List<CardCopies.Copy> copies =
        stage.memory().transactions().in(org, tx -> stage.memory().copies().of(tx, card));
    return copies.stream()
        .findFirst()
        .flatMap(copy -> stage.talk().permalink(org, copy.channel(), copy.ts()))
        .map(URI::create);
  }
}
