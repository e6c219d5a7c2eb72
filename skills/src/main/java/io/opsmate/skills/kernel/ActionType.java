package io.opsmate.skills.kernel;

/**
 * A kind of change OpsMate can make, by stable name and version. Stored plans carry {@link #id()}; a shape that changes
 * gets a new version.
 */
public record ActionType<A extends Record>(String name, int version, Class<A> shape, Risk risk, Reach reach,
    String sentence) {
  public ActionType {
    name = Texts.required(name, "action name");
  }

  /** One that changes running systems. */
  public ActionType(String name, int version, Class<A> shape, Risk risk, String sentence) {
    this(name, version, shape, risk, Reach.ESTATE, sentence);
  }

  /** {@code ebs.delete-volume/1}. */
  public String id() {
    return name + "/" + version;
  }
}
