package io.opsmate.skills.approval;

/** Turns plans into the canonical JSON (RFC 8785) they are stored and hashed as, and back. */
public interface PlanCodec {
  Encoded encode(Plan plan);

  /** Reads a stored plan; one that this version cannot read, or whose hash does not fit, is {@link Decoded.Unreadable}. */
  Decoded decode(Encoded stored);

  /** A plan in its stored form. */
  record Encoded(String json, PlanHash hash) {}

  /** What reading a stored plan gave. */
  sealed interface Decoded {
    record Readable(Plan plan) implements Decoded {}

    record Unreadable(String because) implements Decoded {}
  }
}
