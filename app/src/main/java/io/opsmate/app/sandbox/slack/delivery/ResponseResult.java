package io.opsmate.app.sandbox.slack.delivery;

/** How a POST to a response_url is answered. */
public sealed interface ResponseResult {

  record Taken() implements ResponseResult {}

  /** HTTP 404: {@code used_url} after five uses, {@code expired_url} after thirty minutes. */
  record Gone(String error) implements ResponseResult {}

  /** HTTP 400: the message itself was at fault. */
  record Refused(String error) implements ResponseResult {}
}
