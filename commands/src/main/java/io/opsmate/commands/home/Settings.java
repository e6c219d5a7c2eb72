package io.opsmate.commands.home;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.List;

/** The ends of a Home: where admins set things, and how anybody starts. */
final class Settings {
  private Settings() {}

  static Card card() {
    return new Card("Settings", Text.of("Settings"), List.of(new Card.Paragraph(Text.of("You are an OpsMate admin: ",
        Text.code("/opsmate setup"), " sets how far I may go and who approves, ", Text.code("/opsmate rules"),
        " changes the rules, ", Text.code("/opsmate stop"), " stops everything at once."))));
  }

  static Card start() {
    return new Card("How to start", Text.of("How to start"),
        List.of(new Card.Paragraph(Text.of("I look for waste and risk, and change nothing before an approver presses "
            + "Approve. Type ", Text.code("/opsmate"), " in any channel for the menu, or ",
            Text.code("/opsmate help"), " for everything I can do."))));
  }
}
