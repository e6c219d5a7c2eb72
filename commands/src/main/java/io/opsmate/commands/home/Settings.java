package io.opsmate.commands.home;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ends of a Home: where admins set things, and how anybody starts. */
final class Settings {
  /** What admins look after, in the order of the buttons; of these, what the skills declare. */
  private static final List<Map.Entry<String, String>> ADMIN = List.of(Map.entry("setup", "Set up …"),
      Map.entry("rules", "Rules"), Map.entry("breakers", "Circuit breakers"), Map.entry("mutes", "Mutes"),
      Map.entry("audit", "Audit trail"));

  private Settings() {}

  static Card card(SkillSet skills) {
    List<Card.Button> buttons = ADMIN.stream()
        .filter(entry -> skills.command(entry.getKey()).isPresent())
        .map(entry -> CommandButtons.run(entry.getValue(), entry.getKey()))
        .toList();
    Text text =
        Text.of("You are an OpsMate admin: here you set how far I may go, what is switched on and who approves. ",
            Text.code("/opsmate stop"), " stops everything at once.");
    return new Card("Settings", text, parts(text, buttons));
  }

  /** The commands that have a slash command of their own are the ones to begin with. */
  static Card start(SkillSet skills) {
    List<Card.Button> buttons = Stream.concat(
        skills.commands()
            .stream()
            .filter(CommandSpec::hasAlias)
            .map(one -> CommandButtons.run("/" + one.verb(), one.verb())),
        Stream.of(CommandButtons.run("Everything I can do", "help"))).toList();
    Text text = Text.of("I look for waste and risk, and change nothing before an approver presses Approve. Press one "
        + "here, or type ", Text.code("/opsmate"), " in any channel for the menu.");
    return new Card("How to start", text, parts(text, buttons));
  }

  /** Small print, so that the buttons are read out with the title above them. */
  private static List<Card.Part> parts(Text text, List<Card.Button> buttons) {
    return buttons.isEmpty()
        ? List.of(new Card.Note(text))
        : List.of(new Card.Note(text), new Card.Buttons(buttons));
  }
}
