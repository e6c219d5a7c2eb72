package io.opsmate.skills.kernel;

/** What makes one request from Slack the same request when it is delivered again, unique within an org. */
public record RequestKey(String value) {
  public RequestKey {
    value = Texts.required(value, "request key");
  }
}
