package io.opsmate.skills.kernel;

/** The short name of a skill: lower-case letters. */
public record SkillName(String value) {
  public SkillName {
    if (!value.matches("[a-z]{2,20}")) {
      throw new IllegalArgumentException("a skill's name is 2 to 20 lower-case letters, not “" + value + "”");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
