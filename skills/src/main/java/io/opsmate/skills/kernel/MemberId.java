package io.opsmate.skills.kernel;

/** A person as Slack knows them ({@code U0123ABCD}). */
public record MemberId(String value) {
  public MemberId {
    value = Texts.required(value, "member id");
  }

  @Override
  public String toString() {
    return value;
  }
}
