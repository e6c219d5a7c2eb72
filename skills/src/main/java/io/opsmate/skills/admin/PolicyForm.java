package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window of one policy of the org's own. */
record PolicyForm(PolicyEngine engine) {
  static final String ID = "admin_policy";

  static Form of(@Nullable UserPolicy policy, String token, List<Text> notes) {
    List<Field> fields = new ArrayList<>();
    notes.forEach(note -> fields.add(new Field.Say(note)));
    fields.add(new Field.Words("name", "Name", "", false, true, 60, policy == null ? "" : policy.name()));
    fields.add(new Field.PickOne("effect", "What it does", Arrays.stream(UserPolicy.Effect.values())
        .map(effect -> new Card.Option(effect.word(), effect.word() + ": " + RuleWords.effect(effect) + " …", "",
            policy != null && effect == policy.effect()))
        .toList(), true));
    fields.add(new Field.Words("expression", "Expression",
        "CEL over plan, actor, environments and now: \"production\" in environments && plan.resources > 5", true, true,
        UserPolicy.LONGEST, policy == null ? "" : policy.expression()));
    return new Form(ID, "Policy", "Save", token, fields);
  }

  Map<String, String> faults(Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    if (typed.word("name").isEmpty()) {
      typed.fault("name", "A policy needs a name.");
    }
    if (typed.word("expression").isEmpty()) {
      typed.fault("expression", "A policy needs an expression.");
    }
    if (effect(typed) == null) {
      typed.fault("effect", "Choose what it does.");
    }
    if (typed.faults().isEmpty() && engine
        .check(answered(answers)) instanceof PolicyEngine.Check.Wrong(int line, int column, String says)) {
      typed.fault("expression", "Line " + line + ", column " + column + ": " + says);
    }
    return typed.faults();
  }

  /** What was answered, without {@link #faults}. */
  static UserPolicy answered(Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    UserPolicy.Effect effect = effect(typed);
    if (effect == null) {
      throw new IllegalArgumentException("a policy does something");
    }
    return new UserPolicy(typed.word("name"), effect, typed.word("expression"));
  }

  private static UserPolicy.@Nullable Effect effect(Answered typed) {
    return Arrays.stream(UserPolicy.Effect.values())
        .filter(effect -> effect.word().equals(typed.word("effect")))
        .findFirst()
        .orElse(null);
  }
}
