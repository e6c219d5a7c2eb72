package io.opsmate.skills.admin;

/** Which version of the rules somebody looked at, and which part of them it is about; {@code name} is empty for a new one. */
record Seen(long version, String name) {
  /** What does not say is about no version there is. */
  static Seen parse(String token) {
    String[] parts = token.split(":", 2);
    return parts.length == 2 && parts[0].matches("\\d{1,18}")
        ? new Seen(Long.parseLong(parts[0]), parts[1])
        : new Seen(-1, "");
  }

  @Override
  public String toString() {
    return version + ":" + name;
  }
}
