package io.opsmate.commands.home;

import io.opsmate.skills.approval.Agenda;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.HomePiece;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** The few figures at the top of a Home. */
final class Glance {
  private Glance() {}

  static Card of(Agenda agenda, CostTotal removed, List<HomePiece> pieces) {
    List<Card.Fact> facts = new ArrayList<>();
    facts.add(new Card.Fact("Waiting for you", Text.of(Text.strong(count(agenda.forMe().size(), agenda)))));
    int open = agenda.forMe().size() + agenda.mine().size() + agenda.others().size() + agenda.snoozed();
    facts.add(new Card.Fact("Open requests", Text.of(Text.strong(count(open, agenda)))));
    pieces.forEach(piece -> facts.addAll(piece.glance()));
    facts.add(new Card.Fact("Removed in " + HomeTab.LATELY.toDays() + " days", removed(removed)));
    return new Card("At a glance", Text.of("At a glance"), List.of(new Card.Facts(facts)));
  }

  private static Text removed(CostTotal removed) {
    return removed.isCost()
        ? Text.of("nothing; what was taken back costs ", Text.strong(removed.negated().shown()))
        : Text.of(Text.strong(removed.shown()));
  }

  private static String count(int count, Agenda agenda) {
    return agenda.complete() ? Integer.toString(count) : "more than " + count;
  }
}
