package io.opsmate.app.adapter.aws;

/** The two roles OpsMate plays in an account. */
public enum Access {
  READ("opsmate-read", "read role"), ACT("opsmate-act", "act role");

  private final String session;
  private final String words;

  Access(String session, String words) {
    this.session = session;
    this.words = words;
  }

  /** The name CloudTrail shows. */
  String session() {
    return session;
  }

  String words() {
    return words;
  }
}
