package io.opsmate.app.adapter.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One row as {@code COPY … (FORMAT binary)} sends it, read in place and reused for the next: the columns of
 * {@link AuditWalk}. Source: PostgreSQL manual, COPY, “Binary Format”.
 */
final class CopiedRow {
  static final int SEQ = 0;
  static final int AT = 1;
  static final int ACTOR = 2;
  static final int WHAT = 3;
  static final int SUBJECT = 4;
  static final int COMMITMENT = 5;
  static final int PREV = 6;
  static final int HASH = 7;
  static final int SALT = 8;
  static final int DETAIL = 9;
  static final int COLUMNS = 10;

  /** Signature, flags and the length of an extension that nobody uses. Unit: bytes. */
  private static final int FILE_HEAD = 19;

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private byte[] bytes = {};
  private final int[] from = new int[COLUMNS];
  private final int[] length = new int[COLUMNS];

  /** Whether there was a row in it: the first message may hold only the head, the last one only the end. */
  boolean read(byte[] message) {
    bytes = message;
    int at = beginsFile(message) ? FILE_HEAD : 0;
    if (message.length < at + 2 || ByteBuffer.wrap(message).getShort(at) != COLUMNS) {
      return false;
    }
    at += 2;
    for (int column = 0; column < COLUMNS; column++) {
      length[column] = ByteBuffer.wrap(message).getInt(at);
      from[column] = at + 4;
      at += 4 + Math.max(length[column], 0);
    }
    return true;
  }

  private static boolean beginsFile(byte[] message) {
    return message.length >= FILE_HEAD
        && java.util.Arrays.mismatch(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length) < 0;
  }

  boolean isNull(int column) {
    return length[column] < 0;
  }

  long number(int column) {
    return ByteBuffer.wrap(bytes).getLong(from[column]);
  }

  byte[] all() {
    return bytes;
  }

  int from(int column) {
    return from[column];
  }

  int length(int column) {
    return Math.max(length[column], 0);
  }

  boolean equals(int column, byte[] other) {
    return java.util.Arrays.equals(bytes, from[column], from[column] + length(column), other, 0, other.length);
  }

  byte[] copy(int column) {
    return java.util.Arrays.copyOfRange(bytes, from[column], from[column] + length(column));
  }

  String text(int column) {
    return new String(bytes, from[column], length(column), StandardCharsets.UTF_8);
  }
}
