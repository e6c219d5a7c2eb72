package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws the digests there are, with what one can do about each. */
record DigestList(List<Digest> digests, Instant now) {
  static final String ADD = "digest_new";
  static final String ON = "digest_on";
  static final String OFF = "digest_off";
  static final String PREVIEW = "digest_look";
  static final String REMOVE = "digest_remove";

  /** Unit: digests. Each takes two blocks of the fifty that a message may have. */
  private static final int SHOWN = 18;

  Card card() {
    Text says = Text.of(switch (digests.size()) {
      case 0 -> "No digest is set up yet. A digest is one message a day in a channel, kept up to date until the day"
          + " ends.";
      case 1 -> "1 digest is set up.";
      default -> digests.size() + " digests are set up.";
    });
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    digests.stream().limit(SHOWN).forEach(digest -> {
      parts.add(new Card.Paragraph(DigestWords.line(digest, now)));
      parts.add(new Card.Buttons(buttons(digest)));
    });
    if (digests.size() > SHOWN) {
      parts.add(new Card.Note(Text.of("These are the first " + SHOWN + " of " + digests.size()
          + "; remove some to see the others.")));
    }
    parts.add(new Card.Divider());
    List<Button> add = new ArrayList<>();
    Arrays.stream(Presets.values())
        .forEach(preset -> add.add(
            new Button(ADD + ":" + preset.word(), preset.label() + " …", preset.word(), Look.NORMAL)));
    parts.add(new Card.Buttons(add));
    parts.add(new Card.Note(Text.of("These set up a new one; approvers may. The same in words: ",
        Text.code("/opsmate digest add --at 09:00 --days mon-fri"), ".")));
    return new Card("Digests", says, parts);
  }

  /** Whether it is posted, in Home's short form too. */
  Button toggle(Digest digest) {
    boolean on = digest.standing().isOn() && !digest.standing().isMuted(now);
    return on
        ? new Button(OFF, "Switch off", DigestForm.token(digest), Look.NORMAL)
        : new Button(ON, digest.standing().isOn() ? "Unmute" : "Switch on", DigestForm.token(digest), Look.PRIMARY);
  }

  private List<Button> buttons(Digest digest) {
    return List.of(toggle(digest), new Button(DigestCard.EDIT, "Edit …", digest.id().toString(), Look.NORMAL),
        new Button(PREVIEW, "Preview", digest.id().toString(), Look.NORMAL),
        new Button(REMOVE, "Remove", DigestForm.token(digest), Look.DANGER).confirmed(new Card.Confirm(
            "Remove this digest?", "It is posted no more, and its trend is forgotten. What it posted stays in Slack.",
            "Remove", "Not now")));
  }
}
