package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * Hashes copied rows as {@link AuditChain.Link#hash} does, byte for byte, without making a string or a tree of them: one
 * buffer, one digest. For one thread.
 */
final class EntryHash {
  /** Unit: seconds from 1970 to 2000, where PostgreSQL's clock begins. */
  private static final long EPOCH_2000 = 946_684_800L;

  private static final long MICROS = 1_000_000L;
  private static final int DAY = 86_400;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ACTOR = ascii("{\"actor\":");
  private static final byte[] AT = ascii(",\"at\":\"");
  private static final byte[] COMMITMENT = ascii("\",\"commitment\":\"");
  private static final byte[] SEQ = ascii("\",\"seq\":\"");
  private static final byte[] SUBJECT = ascii("\",\"subject\":");
  private static final byte[] WHAT = ascii(",\"what\":");

  private final byte[] orgAndPrev;
  private final MessageDigest digest;
  private byte[] out = new byte[4096];
  private int size;
  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  EntryHash(OrgId org) {
    this.orgAndPrev = ascii("\",\"org\":\"" + org + "\",\"prev\":\"");
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts the hash of the row into {@code hash}, as if its place were {@code seq}. */
  void hash(CopiedRow row, long seq, byte[] hash) {
    size = 0;
    put(ACTOR);
    text(row, CopiedRow.ACTOR);
    put(AT);
    moment(row.number(CopiedRow.AT));
    put(COMMITMENT);
    hex(row, CopiedRow.COMMITMENT);
    put(orgAndPrev);
    hex(row, CopiedRow.PREV);
    put(SEQ);
    put(ascii(Long.toString(seq)));
    put(SUBJECT);
    text(row, CopiedRow.SUBJECT);
    put(WHAT);
    text(row, CopiedRow.WHAT);
    room(1);
    out[size++] = '}';
    digest.update(out, 0, size);
    finish(hash);
  }

  /** Puts the commitment to the row's details into {@code commitment}. */
  void commitment(CopiedRow row, byte[] commitment) {
    digest.update(row.all(), row.from(CopiedRow.SALT), row.length(CopiedRow.SALT));
    digest.update(row.all(), row.from(CopiedRow.DETAIL), row.length(CopiedRow.DETAIL));
    finish(commitment);
  }

  private void finish(byte[] into) {
    try {
      digest.digest(into, 0, into.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As RFC 8785 writes strings; UTF-8 stays as it is. */
  private void text(CopiedRow row, int column) {
    byte[] from = row.all();
    int end = row.from(column) + row.length(column);
    room(2 + 6 * row.length(column));
    out[size++] = '"';
    for (int i = row.from(column); i < end; i++) {
      byte one = from[i];
      if (one == '"' || one == '\\') {
        out[size++] = '\\';
        out[size++] = one;
      } else if (one >= 0 && one < 0x20) {
        control(one);
      } else {
        out[size++] = one;
      }
    }
    out[size++] = '"';
  }

  private void control(byte one) {
    out[size++] = '\\';
    switch (one) {
      case '\b' -> out[size++] = 'b';
      case '\t' -> out[size++] = 't';
      case '\n' -> out[size++] = 'n';
      case '\f' -> out[size++] = 'f';
      case '\r' -> out[size++] = 'r';
      default -> {
        out[size++] = 'u';
        out[size++] = '0';
        out[size++] = '0';
        out[size++] = HEX[one >> 4];
        out[size++] = HEX[one & 0xf];
      }
    }
  }

  private void hex(CopiedRow row, int column) {
    byte[] from = row.all();
    int end = row.from(column) + row.length(column);
    room(2 * row.length(column));
    for (int i = row.from(column); i < end; i++) {
      out[size++] = HEX[(from[i] >> 4) & 0xf];
      out[size++] = HEX[from[i] & 0xf];
    }
  }

  /** As {@link Instant#toString} writes it: with no, three or six digits of the second. */
  private void moment(long micros) {
    long second = Math.floorDiv(micros, MICROS) + EPOCH_2000;
    int fraction = (int) Math.floorMod(micros, MICROS);
    long ofDay = Math.floorDiv(second, DAY);
    int rest = (int) Math.floorMod(second, (long) DAY);
    if (ofDay != day) {
      day = ofDay;
      String whole = Instant.ofEpochSecond(ofDay * DAY).toString();
      date = ascii(whole.substring(0, whole.indexOf('T') + 1));
    }
    put(date);
    room(24);
    digits(rest / 3600, 2);
    out[size++] = ':';
    digits(rest / 60 % 60, 2);
    out[size++] = ':';
    digits(rest % 60, 2);
    if (fraction != 0) {
      out[size++] = '.';
      boolean isWholeMillis = fraction % 1000 == 0;
      digits(isWholeMillis ? fraction / 1000 : fraction, isWholeMillis ? 3 : 6);
    }
    out[size++] = 'Z';
  }

  private void digits(int number, int width) {
    int rest = number;
    for (int i = width - 1; i >= 0; i--) {
      out[size + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += width;
  }

  private void put(byte[] some) {
    room(some.length);
    System.arraycopy(some, 0, out, size, some.length);
    size += some.length;
  }

  private void room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
  }

  private static byte[] ascii(String words) {
    return words.getBytes(StandardCharsets.US_ASCII);
  }
}
