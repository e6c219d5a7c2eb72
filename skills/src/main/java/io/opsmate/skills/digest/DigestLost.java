package io.opsmate.skills.digest;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Switches a digest off that Slack has no place for, and tells its owner what to do. */
final class DigestLost {
  private final DigestSkill.State state;

  DigestLost(DigestSkill.State state) {
    this.state = state;
  }

  /** Which digest a card is one of. */
  static Optional<DigestId> of(CardKey card) {
    String[] parts = card.value().split(":", -1);
    return parts.length == 3 && parts[0].equals("digest") ? DigestDesk.id(parts[1]) : Optional.empty();
  }

  void run(OrgId org, DigestJobs.Lost lost, Instant now) {
    state.transactions().run(org, tx -> {
      Optional<Digest> found = DigestDesk.id(lost.digest()).flatMap(id -> state.ledger().find(tx, id));
      if (found.filter(digest -> digest.standing().isOn() && digest.channel().value().equals(lost.channel()))
          .isEmpty()) {
        return;
      }
      Digest digest = found.get();
      Digest off = digest.with(new Digest.Standing(because(lost.error()), null),
          new Digest.Changed(digest.owner(), now));
      if (state.ledger().save(tx, off)) {
        state.audit()
            .record(tx,
                AuditEntry.byOpsMate(now, "digest.paused", "digest:" + off.id(), DigestBook.facts(off)));
        state.chat()
            .privately(tx, DigestBook.directly(off.owner()), off.owner(),
                "digest-lost:" + off.id() + ":" + off.version(), told(off, lost));
        state.chat().homeChanged(tx);
      }
    });
  }

  private static Card told(Digest digest, DigestJobs.Lost lost) {
    ChannelId channel = new ChannelId(lost.channel());
    Text says = Text.of("The digest of ", channel, " could not be posted: ", because(lost.error()),
        ". It is switched off, and nothing more is tried. ", remedy(lost.error()));
    return new Card("A digest was switched off", says, List.of(new Card.Paragraph(says),
        new Card.Note(Text.of("It was: " + DigestWords.plain(digest) + ".")),
        new Card.Buttons(List.of(
            new Button(DigestList.ON, "Switch on", DigestForm.token(digest), Look.PRIMARY),
            new Button(DigestCard.EDIT, "Edit …", digest.id().toString(), Look.NORMAL)))));
  }

  private static String because(String error) {
    return switch (error) {
      case "is_archived", "channel_is_archived" -> "the channel is archived";
      case "not_in_channel", "user_not_in_channel" -> "OpsMate is not a member of the channel";
      case "channel_not_found" -> "the channel was deleted, or OpsMate is not a member of it";
      default -> "Slack does not let OpsMate write there (" + error + ")";
    };
  }

  private static Text remedy(String error) {
    return switch (error) {
      case "is_archived", "channel_is_archived" -> Text.of("Unarchive the channel, or choose another one with Edit; "
          + "then switch it on.");
      case "not_in_channel", "user_not_in_channel", "channel_not_found" -> Text.of("Invite me there with ",
          Text.code("/invite @OpsMate"), ", or choose another channel with Edit; then switch it on.");
      default ->
          Text.of("Ask an administrator of the workspace, or choose another channel with Edit; then switch it on.");
    };
  }
}
