package io.opsmate.app.adapter.aws;

import org.jspecify.annotations.Nullable;

/** AWS answered, but not in a way one may act on. The message completes "AWS answered … with …". */
public final class StrangeAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StrangeAnswer(String with) {
    super(with);
  }

  /** A value that must be there: {@code there(volume.size(), "size", "volume vol-1")}. */
  public static <T> T there(@Nullable T value, String field, String of) {
    if (value == null || value.toString().isBlank()) {
      throw new StrangeAnswer("a " + of + " that has no " + field);
    }
    return value;
  }
}
