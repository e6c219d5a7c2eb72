package io.opsmate.commands.desk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.SkillSet;
import java.util.Map;
import java.util.stream.Collectors;

/** Which buttons are answered in a window of their own. */
public final class WindowButtons {
  private final Map<String, ButtonSpec.Answer> answers;
  private final Grammar grammar;

  public WindowButtons(SkillSet skills, Grammar grammar) {
    this.grammar = grammar;
    this.answers = skills.buttons()
        .stream()
        .collect(Collectors.toUnmodifiableMap(ButtonSpec::action, ButtonSpec::answer));
  }

  /** On Home there is no other place for an answer, so there every button that says something opens one. */
  public boolean opensWindow(String action, String value, boolean onHome) {
    return switch (answers.getOrDefault(action, ButtonSpec.Answer.BESIDE)) {
      case WINDOW -> true;
      case UNSAID -> false;
      case BESIDE -> onHome || action.equals(ApprovalCard.DETAILS) || ApprovalForms.asks(action)
          || action.startsWith(CommandButtons.FORM) || action.startsWith(CommandButtons.RUN) && opens(value);
    };
  }

  private boolean opens(String line) {
    return grammar.draft(line).filter(draft -> draft.command().opensWindow()).isPresent();
  }
}
