package io.opsmate.app.cli.analyze;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Counts lines that hold what text does not. Eight bytes are looked at together; most lines need no more. */
final class OddBytes {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private long broken;
  private long zeros;

  void look(byte[] line, int from, int to) {
    long zero = 0;
    long high = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = (long) LONGS.get(line, at);
      zero |= word - ONES & ~word;
      high |= word;
    }
    for (; at < to; at++) {
      zero |= line[at] == 0 ? HIGH : 0;
      high |= line[at] & 0x80;
    }
    zeros += (zero & HIGH) == 0 ? 0 : 1;
    broken += (high & HIGH) == 0 || isText(line, from, to) ? 0 : 1;
  }

  private boolean isText(byte[] line, int from, int to) {
    try {
      decoder.decode(ByteBuffer.wrap(line, from, to - from));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /** Lines that are no UTF-8. */
  long broken() {
    return broken;
  }

  /** Lines with zero bytes. */
  long zeros() {
    return zeros;
  }
}
