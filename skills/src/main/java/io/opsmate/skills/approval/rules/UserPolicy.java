package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.Texts;

/**
 * A condition of the org's own, in CEL, over {@code plan}, {@code actor}, {@code environments} and {@code now}. It can add
 * a demand or forbid; never loosen.
 *
 * @param expression gives a bool for {@link Effect#DENY} and {@link Effect#REQUIRE_REASON}, a whole number for
 *     {@link Effect#REQUIRE_APPROVALS}; at most 2,000 characters
 */
public record UserPolicy(String name, Effect effect, String expression) {
  /** Unit: characters. */
  public static final int LONGEST = 2_000;

  /** What a policy does when its expression says so. */
  public enum Effect {
    DENY("deny"), REQUIRE_APPROVALS("requireApprovals"), REQUIRE_REASON("requireReason");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public UserPolicy {
    name = Texts.required(name, "policy name");
    expression = Texts.required(expression, "policy expression");
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException("a policy has at most " + LONGEST + " characters, not " + expression.length());
    }
  }
}
