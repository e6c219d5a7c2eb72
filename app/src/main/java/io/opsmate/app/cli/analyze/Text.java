package io.opsmate.app.cli.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Files that say their encoding in a byte order mark, or whose beginning can be nothing but UTF-16, as UTF-8 without a mark.
 * All others stay as they are.
 */
final class Text {
  private static final int BLOCK = 1 << 13;

  /** Unit: bytes of a beginning that is looked at. */
  private static final int LOOKED_AT = 1 << 10;

  /** Unit: bytes. Fewer say nothing about an encoding without a mark. */
  private static final int ENOUGH = 16;

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** UTF-32 stands first: its mark begins as that of UTF-16 does. */
  private static final List<Marked> MARKS =
      List.of(new Marked(StandardCharsets.UTF_32LE, 0xFF, 0xFE, 0, 0),
          new Marked(StandardCharsets.UTF_32BE, 0, 0, 0xFE, 0xFF),
          new Marked(StandardCharsets.UTF_16LE, 0xFF, 0xFE), new Marked(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  private record Marked(Charset charset, int... mark) {
    boolean begins(byte[] file) {
      return file.length >= mark.length && IntStream.range(0, mark.length).allMatch(i -> (file[i] & 0xFF) == mark[i]);
    }
  }

  private Text() {}

  static InputStream utf8(InputStream in) throws IOException {
    PushbackInputStream all = new PushbackInputStream(in, LOOKED_AT);
    byte[] first = beginning(in);
    int mark = 0;
    Optional<Charset> charset = unmarked(first);
    if (Arrays.mismatch(first, UTF_8_MARK) == UTF_8_MARK.length || Arrays.equals(first, UTF_8_MARK)) {
      mark = UTF_8_MARK.length;
      charset = Optional.empty();
    }
    for (Marked one : MARKS.reversed()) {
      if (one.begins(first)) {
        mark = one.mark.length;
        charset = Optional.of(one.charset);
      }
    }
    all.unread(first, mark, first.length - mark);
    return charset.isPresent() ? new Transcoded(new InputStreamReader(all, charset.get())) : all;
  }

  /** Some bytes, and no more of a stream that is still being written than there are. */
  private static byte[] beginning(InputStream in) throws IOException {
    byte[] first = in.readNBytes(4);
    int more = Math.min(in.available(), LOOKED_AT - first.length);
    byte[] rest = first.length == 4 && more > 0 ? in.readNBytes(more) : new byte[0];
    byte[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /** Most letters have one zero byte in UTF-16, all on the same side; other text has none. */
  private static Optional<Charset> unmarked(byte[] first) {
    int[] zeros = new int[2];
    for (int i = 0; i < first.length; i++) {
      zeros[i % 2] += first[i] == 0 ? 1 : 0;
    }
    int most = first.length / 2 * 3 / 4;
    if (first.length < ENOUGH || Math.max(zeros[0], zeros[1]) < most || Math.min(zeros[0], zeros[1]) > 0) {
      return Optional.empty();
    }
    return Optional.of(zeros[0] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** Characters as UTF-8. */
  private static final class Transcoded extends InputStream {
    private final Reader from;
    private final char[] characters = new char[BLOCK];
    private byte[] bytes = {};
    private int at;
    private int held;

    Transcoded(Reader from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int given = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, start, given);
      at += given;
      return given;
    }

    /** A pair of surrogates is not torn apart. */
    private boolean fill() throws IOException {
      while (at >= bytes.length) {
        int got = from.read(characters, held, BLOCK - held);
        int there = held + Math.max(0, got);
        if (there == 0) {
          return false;
        }
        boolean isTorn = got > 0 && there > 1 && Character.isHighSurrogate(characters[there - 1]);
        int given = isTorn ? there - 1 : there;
        bytes = new String(characters, 0, given).getBytes(StandardCharsets.UTF_8);
        at = 0;
        held = 0;
        if (isTorn) {
          characters[held++] = characters[given];
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }
}
