package io.opsmate.commands.talk;

import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whoever asked that the work for them is not tried again, and ends the messages that show it as under way. */
public final class RequestsGivenUp {
  private static final Card GIVEN_UP = Card.saying("Not finished", Text.of(
      "This was not finished: it failed several times and is not tried again. What was done before stays as it is, and "
          + "nothing more will come of it. Ask again in a few minutes; if it fails again, tell whoever runs OpsMate."));

  private final TalkMemory memory;
  private final CardCopies copies;
  private final Outbox outbox;
  private final Rendering rendering;

  public RequestsGivenUp(TalkMemory memory, CardCopies copies, Outbox outbox, Rendering rendering) {
    this.memory = memory;
    this.copies = copies;
    this.outbox = outbox;
    this.rendering = rendering;
  }

  /**
   * Something that was asked for.
   *
   * @param channel their own id where it was asked in no channel, as by a form
   * @param thread the message it was asked below; empty for none
   * @param window the window that shows it as worked on; empty for none
   */
  public record Request(RequestKey key, MemberId member, ChannelId channel, String thread, String window) {
    private Letter answer(Letter.Body body) {
      return channel.value().equals(member.value())
          ? new Letter.Ephemeral(channel, member, body)
          : new Letter.Answer(channel, thread, member, !channel.isDirect(), body);
    }
  }

  /** What was answered before it failed stays answered. */
  public void tell(Tx tx, Request request, Instant now) {
    if (memory.holds(tx, request.key())) {
      return;
    }
    Letter.Body body = rendering.render(GIVEN_UP);
    CardKey answer = Live.key(request.member(), request.key());
    boolean isShown = false;
    for (CardKey card : List.of(answer, LiveMessage.stopKey(answer), ProgressCards.key(request.key()))) {
      if (!copies.of(tx, card).isEmpty()) {
        isShown = true;
        outbox.put(tx, card + ":gave-up", new Letter.CardAt(
            new Letter.CardVersion(card, now.toEpochMilli(), request.channel(), body), request.thread()), now);
      }
    }
    @Nullable Letter inWords = isShown ? null : request.answer(body);
    @Nullable Letter last = request.window().isEmpty()
        ? inWords
        : new Letter.InWindow(request.window(), rendering.window(GIVEN_UP), inWords);
    if (last != null) {
      outbox.put(tx, "gave-up:" + request.key().value(), last, now);
    }
  }
}
