package io.opsmate.skills.kernel;

/**
 * A kind of background work, by stable name and version, with the shape of its payload (a record).
 *
 * @param isAwaited a person has just asked for it and looks on: it goes before what nobody waits for
 */
public record JobType<P extends Record>(String name, int version, Class<P> payload, boolean isAwaited) {
  public JobType {
    name = Texts.required(name, "job name");
  }

  /** Nobody looks on. */
  public JobType(String name, int version, Class<P> payload) {
    this(name, version, payload, false);
  }

  /** {@code zombie-scan/1}. */
  public String id() {
    return name + "/" + version;
  }
}
