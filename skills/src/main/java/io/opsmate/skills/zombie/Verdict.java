package io.opsmate.skills.zombie;

import java.time.Duration;

/** What a rule says about one resource. Only {@link Waste} may ever be proposed for deletion. */
sealed interface Verdict {
  /** Costs money and nothing needs it; {@code evidence} is one sentence for the approver. */
  record Waste(String evidence) implements Verdict {}

  /** Might look like waste, and must not be touched. */
  record Protected(String because) implements Verdict {}

  record InUse(String by) implements Verdict {}

  record TooYoung(Duration age, Duration least) implements Verdict {}

  /** Something the verdict depends on could not be read; counts as no waste. */
  record Unknown(String because) implements Verdict {}

  /** For counts. */
  default Word word() {
    return switch (this) {
      case Waste _ -> Word.WASTE;
      case Protected _ -> Word.PROTECTED;
      case InUse _ -> Word.IN_USE;
      case TooYoung _ -> Word.TOO_YOUNG;
      case Unknown _ -> Word.UNKNOWN;
    };
  }

  /** The kinds of verdict, for counts. */
  enum Word {
    WASTE, IN_USE, PROTECTED, TOO_YOUNG, UNKNOWN
  }
}
