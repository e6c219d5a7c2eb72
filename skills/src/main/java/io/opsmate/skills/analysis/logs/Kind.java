package io.opsmate.skills.analysis.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a variable looks like. */
public enum Kind {
  /** A number without a unit. */
  NUM,
  /** Hexadecimal, with {@code 0x} or of at least eight digits. */
  HEX,
  /** A number with its unit. */
  SIZE,
  /** An address of IP 4 or 6, with or without a port. */
  IP,
  /** A host name, with or without a port. */
  HOST, UUID, PATH, URL, EMAIL,
  /** A date, a time of day, or both. */
  TIME,
  /** Letters and digits mixed. */
  ID,
  /** Letters alone. */
  WORD,
  /** In quotes. */
  TEXT,
  /** More than one value. */
  LIST,
  /** Nothing, as in empty brackets or {@code null}. */
  NONE;

  private static final Kind[] ALL = values();

  private final String shown = "<" + name().toLowerCase(Locale.ROOT) + ">";

  int bit() {
    return 1 << ordinal();
  }

  /** Whether a value may be missing does not change what it is; apart from that kinds must agree. */
  static String shown(int bits) {
    int kinds = bits == NONE.bit() ? bits : bits & ~NONE.bit();
    return Integer.bitCount(kinds) == 1
        ? ALL[Integer.numberOfTrailingZeros(kinds)].shown
        : widened(kinds).map(kind -> kind.shown).orElse("<*>");
  }

  private static Optional<Kind> widened(int kinds) {
    return Arrays.stream(new Kind[]{HEX, HOST, SIZE, ID, LIST})
        .filter(kind -> kinds != 0 && (kinds & ~kind.covers()) == 0)
        .findFirst();
  }

  private int covers() {
    return bit() | switch (this) {
      case HEX, SIZE -> NUM.bit();
      case HOST -> IP.bit();
      case ID -> NUM.bit() | HEX.bit() | WORD.bit();
      case LIST -> NUM.bit() | HEX.bit() | HOST.bit() | ID.bit() | WORD.bit();
      case NUM, IP, UUID, PATH, URL, EMAIL, TIME, WORD, TEXT, NONE -> 0;
    };
  }
}
