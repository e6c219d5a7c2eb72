package io.opsmate.skills.kernel;

/** A Slack user group ({@code S0123ABCD}). */
public record GroupId(String value) {
  public GroupId {
    value = Texts.required(value, "group id");
  }

  @Override
  public String toString() {
    return value;
  }
}
