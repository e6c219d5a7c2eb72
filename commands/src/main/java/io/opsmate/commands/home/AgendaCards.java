package io.opsmate.commands.home;

import io.opsmate.skills.approval.Agenda;
import io.opsmate.skills.approval.Agenda.Asked;
import io.opsmate.skills.approval.Balance;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Draws the open requests as they concern one person. */
final class AgendaCards {
  /** Unit: requests; four blocks each, of the hundred a Home holds. */
  static final int PAGE = 8;

  /** Requests of one's own that are drawn with their buttons. */
  private static final int MINE = 4;

  /** Requests of others, in a line each. */
  private static final int OTHERS = 5;

  private final Agenda agenda;
  private final MemberId reader;

  AgendaCards(Agenda agenda, MemberId reader) {
    this.agenda = agenda;
    this.reader = reader;
  }

  /** A page that is not there any more shows the last one. */
  Card forMe(int page) {
    List<Asked> all = agenda.forMe();
    int last = all.isEmpty() ? 0 : (all.size() - 1) / PAGE;
    int shown = Math.clamp(page, 0, last);
    List<Card.Part> parts = new ArrayList<>();
    if (all.isEmpty()) {
      parts.add(new Card.Paragraph(Text.of("Nothing waits for your decision.")));
    }
    parts.addAll(drawn(all.subList(shown * PAGE, Math.min(all.size(), (shown + 1) * PAGE))));
    if (last > 0) {
      parts.add(new Card.Note(Text.of("Page " + (shown + 1) + " of " + (last + 1) + ", " + all.size()
          + " requests, the oldest first.")));
      parts.add(turning(shown, last));
    }
    if (agenda.snoozed() > 0) {
      parts.add(new Card.Note(Text.of(agenda.snoozed() + " snoozed until later. ", Text.code("/opsmate approvals"),
          " lists " + (agenda.snoozed() == 1 ? "it too." : "them too."))));
    }
    return new Card("Waiting for you", Text.of("Waiting for you"), parts);
  }

  /** What the reader asked for, and what else is open; nothing for what there is none of. */
  List<Card> rest() {
    List<Card> cards = new ArrayList<>();
    if (!agenda.mine().isEmpty()) {
      List<Card.Part> parts = new ArrayList<>(drawn(agenda.mine().stream().limit(MINE).toList()));
      parts.addAll(more(agenda.mine().size() - MINE));
      cards.add(new Card("Yours, in flight", Text.of("Yours, in flight"), parts));
    }
    if (!agenda.others().isEmpty()) {
      List<Card.Part> parts = new ArrayList<>();
      parts.add(new Card.Rows(agenda.others().stream().limit(OTHERS).map(AgendaCards::row).toList()));
      parts.addAll(more(agenda.others().size() - OTHERS));
      cards.add(new Card("Open elsewhere", Text.of("Open elsewhere"), parts));
    }
    return cards;
  }

  private List<Card.Part> drawn(List<Asked> some) {
    List<Card.Part> parts = new ArrayList<>();
    for (Asked one : some) {
      if (!parts.isEmpty()) {
        parts.add(new Card.Divider());
      }
      parts.addAll(WaitingParts.of(one.approval(), one.ruling(), reader));
    }
    return parts;
  }

  private static List<Card.Part> more(int left) {
    return left <= 0
        ? List.of()
        : List.of(new Card.Note(Text.of("And " + left + " more: ", Text.code("/opsmate approvals"))));
  }

  private static Card.Row row(Asked one) {
    return new Card.Row(Text.of(Text.strong(one.approval().plan().title()), " · ",
        Balance.clause(one.approval().plan().saves())),
        Text.of(WaitingParts.status(one.approval(), one.ruling()), " Asked by ", one.approval().requester(), " in ",
            one.approval().channel(), "."));
  }

  private static Card.Buttons turning(int shown, int last) {
    List<Card.Button> buttons = new ArrayList<>();
    if (shown > 0) {
      buttons.add(new Card.Button(HomeSkill.EARLIER, "Back", Integer.toString(shown - 1), Card.Look.NORMAL));
    }
    if (shown < last) {
      buttons.add(new Card.Button(HomeSkill.LATER, "Next", Integer.toString(shown + 1), Card.Look.NORMAL));
    }
    return new Card.Buttons(buttons);
  }
}
