package io.opsmate.app.cli.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Files that say their encoding in a byte order mark, as UTF-8 without one. All others stay as they are. */
final class Text {
  private static final int MARK = 3;
  private static final int BLOCK = 1 << 13;

  private Text() {}

  static InputStream utf8(InputStream in) throws IOException {
    PushbackInputStream all = new PushbackInputStream(in, MARK);
    byte[] mark = all.readNBytes(MARK);
    if (mark.length == MARK && is(mark, 0xEF, 0xBB) && (mark[2] & 0xFF) == 0xBF) {
      return in;
    }
    Charset charset = charset(mark);
    if (charset == null) {
      all.unread(mark);
      return all;
    }
    all.unread(mark, 2, mark.length - 2);
    return new Transcoded(new InputStreamReader(all, charset));
  }

  private static @Nullable Charset charset(byte[] mark) {
    if (mark.length < 2) {
      return null;
    }
    return is(mark, 0xFF, 0xFE)
        ? StandardCharsets.UTF_16LE
        : is(mark, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE
        : null;
  }

  private static boolean is(byte[] mark, int first, int second) {
    return (mark[0] & 0xFF) == first && (mark[1] & 0xFF) == second;
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
