package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people see of work under way. */
final class ProgressCard {
  /** Unit: characters of what was asked for. */
  private static final int ASKED = 100;

  private final String asked;
  private final MemberId asker;
  private final RequestKey request;

  ProgressCard(Asker asker, String asked) {
    this.asked = Texts.cut(asked, ASKED);
    this.asker = asker.member();
    this.request = asker.request();
  }

  /** How far work is. */
  record Far(String doing, int done, int all) {
    String says() {
      return all == 0 ? doing : doing + " · " + done + " of " + all;
    }
  }

  static CardKey key(RequestKey request) {
    return new CardKey("progress:" + request.value());
  }

  Card running(Far far, Duration since) {
    return card(Text.of(far.says() + " · " + since.toSeconds() + " s"),
        List.of(new Card.Buttons(
            List.of(new Card.Button(CancelPresses.ACTION, "Cancel", CancelPresses.value(asker, request),
                Card.Look.NORMAL)))));
  }

  Card stopping(Far far, MemberId by) {
    return card(Text.of("Stopping, because ", by, " pressed Cancel. It was at: " + far.says() + "."), List.of());
  }

  /** The result stands elsewhere. */
  Card over(Optional<MemberId> cancelled, boolean forOneOnly) {
    Text end = forOneOnly ? Text.of("The answer is for ", asker, " alone.") : Text.of("The result is below.");
    return card(cancelled.map(by -> Text.of("Stopped, because ", by, " pressed Cancel. ", end))
        .orElseGet(() -> Text.of("Done. ", end)), List.of());
  }

  private Card card(Text says, List<Card.Part> more) {
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    parts.add(new Card.Note(Text.of(Text.code(asked), " for ", asker)));
    parts.addAll(more);
    return new Card("Working on it", says, parts);
  }
}
