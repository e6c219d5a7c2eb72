package io.opsmate.skills.kernel;

/** A kind of background work, by stable name and version, with the shape of its payload (a record). */
public record JobType<P extends Record>(String name, int version, Class<P> payload) {
  public JobType {
    name = Texts.required(name, "job name");
  }

  /** {@code zombie-scan/1}. */
  public String id() {
    return name + "/" + version;
  }
}
