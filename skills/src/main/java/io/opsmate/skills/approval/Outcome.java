package io.opsmate.skills.approval;

import java.util.Optional;

/** How one action ended. Final. */
public sealed interface Outcome {
  /**
   * It happened; {@code evidence} says how we know and what the way back is.
   *
   * @param receipt by which it can be taken back; empty when there is no way back that OpsMate could go
   */
  record Done(String evidence, Optional<Receipt> receipt) implements Outcome {
    public Done(String evidence) {
      this(evidence, Optional.empty());
    }
  }

  /** Nothing was done, because the world changed, protects the resource, or could not be read. */
  record Refused(String because) implements Outcome {}

  /** It was tried and the other side said no; nothing was changed, or the reason says what was. */
  record Failed(String because) implements Outcome {}

  /** It was tried and nobody can tell whether it happened; a person looks, nothing is repeated. */
  record Unknown(String evidence) implements Outcome {}

  /** One word for cards and audit. */
  default String word() {
    return switch (this) {
      case Done _ -> "done";
      case Refused _ -> "refused";
      case Failed _ -> "failed";
      case Unknown _ -> "unknown";
    };
  }

  default String says() {
    return switch (this) {
      case Done(String evidence, _) -> evidence;
      case Refused(String because) -> because;
      case Failed(String because) -> because;
      case Unknown(String evidence) -> evidence;
    };
  }
}
