package io.opsmate.skills.kernel;

/** A Slack conversation ({@code C…}, {@code G…} or {@code D…}). */
public record ChannelId(String value) {
  public ChannelId {
    value = Texts.required(value, "channel id");
  }

  @Override
  public String toString() {
    return value;
  }
}
