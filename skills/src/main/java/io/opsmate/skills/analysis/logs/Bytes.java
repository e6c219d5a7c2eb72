package io.opsmate.skills.analysis.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What single bytes are, and hashes of many. Text is read as ASCII; all other bytes are letters. */
final class Bytes {
  static final byte BLANK = 1;
  /** Stands for itself and ends a word. */
  static final byte MARK = 2;
  static final byte DIGIT = 4;
  static final byte SLASH = 8;
  static final byte DOT = 16;
  static final byte CAPITAL = 32;
  /** Letters, and what else host names hold. */
  static final byte OTHER = 64;
  /** Small letters that are digits, too. */
  static final byte HEX_LETTER = -128;

  private static final byte[] CLASSES = classes();
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  static byte kind(byte one) {
    return CLASSES[one & 0xFF];
  }

  static boolean isHex(byte one) {
    return one >= '0' && one <= '9' || (one | 32) >= 'a' && (one | 32) <= 'f';
  }

  /** Spread over all 64 bits; no secret, so an attacker may make two words alike and gains a wrong template by it. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = (to - from) * MIX;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    long rest = 0;
    for (int shift = 0; i < to; i++, shift += 8) {
      rest |= (bytes[i] & 0xFFL) << shift;
    }
    return mix(hash ^ rest);
  }

  static long mix(long value) {
    long mixed = value * MIX;
    mixed ^= mixed >>> 32;
    mixed *= 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 29;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = i <= ' ' ? BLANK : OTHER;
    }
    for (char mark : "=:,;()[]{}\"'<>|#@!?&".toCharArray()) {
      classes[mark] = MARK;
    }
    for (int i = '0'; i <= '9'; i++) {
      classes[i] = DIGIT;
    }
    for (int i = 'A'; i <= 'Z'; i++) {
      classes[i] = CAPITAL;
    }
    for (int i = 'a'; i <= 'f'; i++) {
      classes[i] = HEX_LETTER;
    }
    classes['/'] = SLASH;
    classes['\\'] = SLASH;
    classes['.'] = DOT;
    return classes;
  }
}
