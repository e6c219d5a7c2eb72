package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.net.URI;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class InertTest {
  @Test
  void tagTextNeitherPingsNorFormatsNorLinks() {
    assertThat(shown("<!channel> *x* <http://evil|click>"))
        .isEqualTo("&lt;!channel&gt; ∗x∗ &lt;http://evil|click&gt;");
    assertThat(shown("_a_ ~b~ `c` &amp; <@U1>")).isEqualTo("ˍaˍ ∼b∼ ˋcˋ &amp;amp; &lt;@U1&gt;");
  }

  @Test
  void namesKeepTheirUnderscores() {
    assertThat(shown("disk_01_old 5*3 x~y")).isEqualTo("disk_01_old 5*3 x~y");
  }

  @Test
  void broadcastsEmojiAndQuotesAreBroken() {
    assertThat(shown("@here")).isEqualTo("@\u2060here");
    assertThat(shown(":white_check_mark: ok 10:30:45")).isEqualTo(":\u2060whiteˍcheck_mark: ok 10:30:45"
        .replace("ˍ", "_"));
    assertThat(shown("> quoted")).isEqualTo("\u2060&gt; quoted");
  }

  @Test
  void twoHalvesDoNotMakeAMark() {
    assertThat(Mrkdwn.cut(Text.of(":white", "_check_mark:"), 100)).isEqualTo(":\u2060white_check_mark:");
  }

  @Test
  void whatDeceivesTheEyeIsTakenOut() {
    assertThat(shown("a\u202eb\u0007c\u2028d")).isEqualTo("ab c d");
  }

  @Test
  void marksCannotBeClosedFromInside() {
    assertThat(Mrkdwn.of(new Text.Strong("a* <!here>\nb"))).isEqualTo("*a∗ &lt;!here&gt; b*");
    assertThat(Mrkdwn.of(new Text.Code("a` *b*"))).isEqualTo("`aˋ *b*`");
    assertThat(Mrkdwn.of(new Text.Link(URI.create("https://x.test/?a=1&b=2"), "a>b|c")))
        .isEqualTo("<https://x.test/?a=1&amp;b=2|a&gt;b|c>");
    assertThat(Mrkdwn.of(new Text.Link(URI.create("javascript:x"), "click"))).isEqualTo("click");
  }

  @Test
  void idThatIsNoneCannotForgeAMention() {
    assertThat(Mrkdwn.of(new Text.Person(new MemberId("U1> <!channel")))).isEqualTo("U1&gt; &lt;!channel");
    assertThat(Mrkdwn.of(new Text.Person(new MemberId("U1")))).isEqualTo("<@U1>");
    assertThat(Mrkdwn.of(new Text.Group(new GroupId("S1")))).isEqualTo("<!subteam^S1>");
  }

  @Test
  void momentIsShownInTheReadersZone() {
    assertThat(Mrkdwn.of(new Text.Moment(Instant.parse("2026-03-01T12:00:00Z"))))
        .isEqualTo("<!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>");
  }

  @Test
  void longTextIsSplitBetweenWordsAndLosesNothing() {
    Text text = Text.of("wörd & ".repeat(1000), Text.strong("end"));

    var pieces = Mrkdwn.pieces(text, 3000);

    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(3000));
    assertThat(String.join("", pieces)).isEqualTo("wörd &amp; ".repeat(1000) + "*end*");
  }

  @Property
  void nothingFromOutsideOpensAnAngleOrAMark(
      @ForAll @StringLength(max = 60) @Chars({'<', '>', '&', '*', '_', '~', '`', ':', '@', '\n', ' ', 'h'}) @CharRange(
          from = 'a', to = 'f') String words) {
    String shown = Inert.words(words);

    assertThat(shown).doesNotContain("<", ">", "`");
    assertThat(shown).doesNotContainPattern("(^|[^a-zA-Z0-9])[*_~]|[*_~]($|[^a-zA-Z0-9])");
    assertThat(shown).doesNotContainPattern("(?i)@here");
  }

  @Property
  void piecesNeverPassTheirLimit(@ForAll @StringLength(max = 400) String words) {
    assertThat(Mrkdwn.pieces(Text.of(words), 50)).allSatisfy(piece -> assertThat(piece.length()).isBetween(1, 50));
  }

  private static String shown(String words) {
    return Mrkdwn.cut(Text.of(words), 3000);
  }
}
