package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at beforehand is read again: no line is lost, and none comes twice. */
class FirstLinesTest {
  private static final int ENOUGH = 1 << 18;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70_000, ENOUGH - 1, ENOUGH, 3 * Lines.LONGEST, 17 * Lines.LONGEST})
  void everyByteIsReadAgainHoweverTheyCome(int length) throws IOException {
    byte[] bytes = ("x".repeat(length) + "\n" + lines(3_000) + "no end").getBytes(StandardCharsets.UTF_8);
    InputStream trickling = new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int start, int most) {
        return super.read(into, start, Math.min(most, 30_011));
      }
    };

    assertThat(new FirstLines(new ByteArrayInputStream(bytes)).all().readAllBytes()).isEqualTo(bytes);
    assertThat(new FirstLines(trickling).all().readAllBytes()).isEqualTo(bytes);
  }

  @Test
  void fourHundredLinesAreEnoughAndLongOnesDoNotCount() throws IOException {
    FirstLines first = of("x".repeat(ENOUGH + 9) + "\n" + lines(3_000));

    assertThat(first.lines()).hasSize(400);
    assertThat(first.lines().getFirst()).asString(StandardCharsets.UTF_8).isEqualTo("line 0");
    assertThat(of("y".repeat(12_000).concat("\n").repeat(400)).lines()).hasSize(22);
  }

  @Test
  void itIsReadOnUntilThereAreEnoughLinesOrThatTakesTooLong() throws IOException {
    String both = "x".repeat(Lines.LONGEST / 2) + "\nshort\n";

    assertThat(of(both.repeat(50)).lines()).hasSizeBetween(20, 32).allMatch(line -> line.length == 5);
    assertThat(of(both.repeat(7)).lines()).hasSize(7);
  }

  @Test
  void aLineThatNeverEndsIsNotKeptWhole() throws IOException {
    byte[] block = new byte[1 << 20];
    int[] read = {0};
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 0;
      }

      @Override
      public int read(byte[] into, int start, int most) {
        int given = Math.min(most, block.length);
        read[0] += given;
        return given;
      }
    };

    FirstLines first = new FirstLines(endless);

    assertThat(first.lines()).isEmpty();
    assertThat(first.isBlind()).isTrue();
    assertThat(read[0]).isEqualTo(1 << 24);
  }

  private static FirstLines of(String text) throws IOException {
    return new FirstLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
  }
}
