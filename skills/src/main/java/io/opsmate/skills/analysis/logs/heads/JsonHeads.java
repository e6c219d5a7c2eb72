package io.opsmate.skills.analysis.logs.heads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records that are one JSON object a line. Walks over the bytes once and looks at no value that has no meaning; what is no
 * object with a message has no head. It reads what is valid and does not prove it: bad values may pass unseen.
 */
final class JsonHeads implements HeadReader {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final int DEEPEST = 2;
  private static final int BAD = -1;

  private final Values values;
  private final Unescaped unescaped = new Unescaped();
  private byte[] line = {};
  private int end;
  private boolean hasEscapes;

  JsonHeads(Instant near) {
    this.values = new Values(near);
  }

  @Override
  public boolean read(byte[] bytes, int from, int to, Head into) {
    into.begin(bytes, from, to);
    line = bytes;
    end = to;
    int at = blanks(from);
    if (at >= end || line[at] != '{') {
      return false;
    }
    values.begin(bytes, into);
    boolean isRead = object(at, Key.START, 1) >= 0 && values.hasMessage();
    if (!isRead) {
      into.begin(bytes, from, to);
    }
    return isRead;
  }

  @Override
  public String name() {
    return "json";
  }

  /** @return behind the object, or {@link #BAD} */
  private int object(int start, long prefix, int depth) {
    int at = blanks(start + 1);
    if (at < end && line[at] == '}') {
      return at + 1;
    }
    while (at < end && line[at] == '"') {
      long hash = prefix;
      int i = at + 1;
      for (; i < end && line[i] != '"'; i++) {
        hash = Key.hash(hash, line[i]);
        i += line[i] == '\\' ? 1 : 0;
      }
      at = blanks(i + 1);
      if (at >= end || line[at] != ':') {
        return BAD;
      }
      at = value(blanks(at + 1), hash, depth);
      if (at < 0) {
        return BAD;
      }
      at = blanks(at);
      if (at < end && line[at] == '}') {
        return at + 1;
      }
      if (at >= end || line[at] != ',') {
        return BAD;
      }
      at = blanks(at + 1);
    }
    return BAD;
  }

  private int value(int at, long hash, int depth) {
    if (at >= end) {
      return BAD;
    }
    return switch (line[at]) {
      case '"' -> string(at, Key.of(hash));
      case '{' -> depth < DEEPEST ? object(at, Key.hash(hash, (byte) '.'), depth + 1) : nested(at);
      case '[' -> nested(at);
      default -> bare(at, Key.of(hash));
    };
  }

  private int string(int at, Key.@Nullable Named name) {
    int close = close(at + 1);
    if (close < 0) {
      return BAD;
    }
    if (name != null && values.wants(name)) {
      if (name.key() == Key.MESSAGE) {
        message(name, at + 1, close);
      } else {
        values.take(name, line, at + 1, close);
      }
    }
    return close + 1;
  }

  private void message(Key.Named name, int from, int to) {
    if (hasEscapes) {
      int length = unescaped.read(line, from, to);
      values.take(name, unescaped.bytes(), 0, length);
    } else {
      values.take(name, line, from, to);
    }
  }

  /** The quote that ends a string, eight bytes at a time. */
  private int close(int from) {
    hasEscapes = false;
    int at = from;
    while (true) {
      while (at + Long.BYTES <= end) {
        long word = (long) LONGS.get(line, at);
        long found = zeros(word ^ ONES * '"') | zeros(word ^ ONES * '\\');
        if (found != 0) {
          at += Long.numberOfTrailingZeros(found) >> 3;
          break;
        }
        at += Long.BYTES;
      }
      while (at < end && line[at] != '"' && line[at] != '\\') {
        at++;
      }
      if (at >= end) {
        return BAD;
      }
      if (line[at] == '"') {
        return at;
      }
      hasEscapes = true;
      at += 2;
    }
  }

  private static long zeros(long word) {
    return word - ONES & ~word & HIGH;
  }

  /** A number, {@code true}, {@code false} or {@code null}. */
  private int bare(int start, Key.@Nullable Named name) {
    int at = start;
    while (at < end && line[at] != ',' && line[at] != '}' && line[at] != ']' && line[at] > ' ' && line[at] != '"') {
      at++;
    }
    if (at == start) {
      return BAD;
    }
    if (name != null && name.key() != Key.MESSAGE && values.wants(name) && line[start] != 'n') {
      values.take(name, line, start, at);
    }
    return at;
  }

  /** Over an array or object that nobody looks into. */
  private int nested(int start) {
    int depth = 0;
    int at = start;
    while (at < end) {
      switch (line[at]) {
        case '"' -> {
          at = close(at + 1);
          if (at < 0) {
            return BAD;
          }
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
        }
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return BAD;
  }

  private int blanks(int start) {
    int at = start;
    while (at < end && line[at] <= ' ' && line[at] >= 0) {
      at++;
    }
    return at;
  }

  /** A string without its escapes, up to its first line's end. */
  private static final class Unescaped {
    private byte[] bytes = new byte[256];
    private int length;

    byte[] bytes() {
      return bytes;
    }

    int read(byte[] line, int from, int to) {
      length = 0;
      if (bytes.length < to - from) {
        bytes = Arrays.copyOf(bytes, 2 * (to - from));
      }
      int at = from;
      while (at < to) {
        byte one = line[at++];
        if (one != '\\' || at >= to) {
          bytes[length++] = one;
          continue;
        }
        byte code = line[at++];
        if (code == 'n' && length > 0) {
          break;
        }
        if (code == 'u' && at + 4 <= to) {
          at = unicode(line, at, to);
        } else {
          bytes[length++] = code == 't' || code == 'n' || code == 'r' || code == 'b' || code == 'f' ? (byte) ' ' : code;
        }
      }
      return length;
    }

    private int unicode(byte[] line, int from, int to) {
      int point = hex(line, from);
      int at = from + 4;
      if (Character.isHighSurrogate((char) point) && at + 6 <= to && line[at] == '\\' && line[at + 1] == 'u'
          && Character.isLowSurrogate((char) hex(line, at + 2))) {
        point = Character.toCodePoint((char) point, (char) hex(line, at + 2));
        at += 6;
      }
      utf8(point);
      return at;
    }

    private static int hex(byte[] line, int from) {
      int value = 0;
      for (int i = from; i < from + 4; i++) {
        value = value << 4 | Math.max(0, Character.digit(line[i], 16));
      }
      return value;
    }

    private void utf8(int point) {
      if (point < 0x80) {
        bytes[length++] = (byte) Math.max(point, ' ');
      } else if (point < 0x800) {
        bytes[length++] = (byte) (0xC0 | point >> 6);
        bytes[length++] = (byte) (0x80 | point & 0x3F);
      } else if (point < 0x10000) {
        bytes[length++] = (byte) (0xE0 | point >> 12);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | point & 0x3F);
      } else {
        bytes[length++] = (byte) (0xF0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | point & 0x3F);
      }
    }
  }
}
