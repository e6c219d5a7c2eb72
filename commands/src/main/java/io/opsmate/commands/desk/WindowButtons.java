package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.SkillSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which buttons are answered in a window of their own. */
public final class WindowButtons {
  private final Set<String> opening;
  private final Grammar grammar;

  public WindowButtons(SkillSet skills, Grammar grammar) {
    this.grammar = grammar;
    this.opening = skills.buttons()
        .stream()
        .filter(ButtonSpec::opensWindow)
        .map(ButtonSpec::action)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** On Home there is no other place for an answer, so there every button opens one. */
  public boolean opensWindow(String action, String value, boolean onHome) {
    return onHome || opening.contains(action) || action.equals(ApprovalCard.DETAILS) || ApprovalForms.asks(action)
        || action.startsWith(CommandButtons.FORM) || action.startsWith(CommandButtons.RUN) && opens(value);
  }

  private boolean opens(String line) {
    return grammar.draft(line).filter(draft -> draft.command().opensWindow()).isPresent();
  }
}
