package io.opsmate.skills.investigate;

/** Something a message mentions that OpsMate may know about. */
record Thing(Kind kind, String id) {
  /** What it is. */
  enum Kind {
    VOLUME("volume"), SNAPSHOT("snapshot"), ALLOCATION("address"), INSTANCE("instance"), IP("IP address"),
    RESOURCE("resource"), REQUEST("request"), REPORT("report");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** It is part of somebody's estate, not of OpsMate's own books. */
  boolean isResource() {
    return kind != Kind.REQUEST && kind != Kind.REPORT;
  }
}
