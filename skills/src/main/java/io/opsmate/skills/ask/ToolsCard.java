package io.opsmate.skills.ask;

import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Tool;
import java.util.ArrayList;
import java.util.List;

/** Shows what a language model may call here, and what that lets out. */
final class ToolsCard {
  private static final String TITLE = "What a language model may read";

  private ToolsCard() {}

  static Card of(List<SkillDescriptor> skills, AskSkill.Model model) {
    boolean isThere = model.advisor().isThere();
    List<Tool<?, ?>> tools = skills.stream().<Tool<?, ?>>flatMap(skill -> skill.tools().stream()).toList();
    Text headline = isThere
        ? Text.of("To answer a question, a language model may call these " + tools.size()
            + " tools and nothing else. They read, or draft what others approve; none changes anything.")
        : Text.of("No language model is set up, so nothing leaves. With one, it could call these " + tools.size()
            + " tools and nothing else.");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(headline));
    parts.add(new Card.Paragraph(Text.of(isThere
        ? "Without being asked, what every report on waste and every digest shows leaves too: it is sent for a sentence "
            + "and remarks on the card."
        : "What every report on waste and every digest shows would be sent too, without being asked, for a sentence and "
            + "remarks on the card.")));
    if (isThere) {
      parts.add(new Card.Paragraph(Text.of("All of it goes to ", Text.strong(model.name()), ".")));
    }
    parts.add(new Card.Rows(tools.stream().map(ToolsCard::row).toList()));
    parts.add(new Card.Note(Text.of("A question takes at most " + Budget.QUESTION.time().toSeconds() + " s, "
        + Budget.QUESTION.rounds() + " rounds of tools and " + "%,d".formatted(Budget.QUESTION.tokens())
        + " tokens; a remark on a card " + Budget.REMARK.time().toSeconds() + " s and "
        + "%,d".formatted(Budget.REMARK.tokens()) + " tokens. ", Text.code("/opsmate usage"),
        " shows what is left of the day's and the month's.")));
    parts.add(new Card.Note(Text.of("The question itself and what was said in the thread leave too. Keys, tokens and "
        + "passwords are removed first. Tools see what the person who asks may see.")));
    return new Card(TITLE, headline, parts);
  }

  private static Card.Row row(Tool<?, ?> tool) {
    return new Card.Row(Text.of(Text.code(tool.name()), " · ", who(tool.mayRun()), "\n", tool.sentence()),
        Text.of("Leaves: ", tool.leaves()));
  }

  private static String who(MayRun mayRun) {
    return switch (mayRun) {
      case ANYONE -> "everybody";
      case APPROVER -> "approvers";
      case ADMIN -> "OpsMate admins";
    };
  }
}
