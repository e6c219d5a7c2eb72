package io.opsmate.commands.edge;

/** What goes back over the wire, at once. */
public record SlackAnswer(int status, String contentType, String body) {
  static SlackAnswer plain(int status, String words) {
    return new SlackAnswer(status, "text/plain; charset=utf-8", words);
  }

  static SlackAnswer empty() {
    return plain(200, "");
  }
}
