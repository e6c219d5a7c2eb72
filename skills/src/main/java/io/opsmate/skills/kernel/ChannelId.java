package io.opsmate.skills.kernel;

/** A Slack conversation ({@code C…}, {@code G…} or {@code D…}). */
public record ChannelId(String value) {
  public ChannelId {
    value = Texts.required(value, "channel id");
  }

  /** Whether nobody reads it but one person, and OpsMate. */
  public boolean isDirect() {
    return value.startsWith("D");
  }

  @Override
  public String toString() {
    return value;
  }
}
