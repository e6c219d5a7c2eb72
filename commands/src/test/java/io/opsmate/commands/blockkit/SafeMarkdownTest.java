package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkdownTest {
  private final SafeMarkdown markdown = new SafeMarkdown(Set.of("console.aws.amazon.com"));

  @ParameterizedTest
  @ValueSource(strings = {"**3 volumes** cost $12.40 a month, `vol-1` most of it.", "- one\n- two (since 2026-01-01)",
    "a < b and c > d", "[the console](https://console.aws.amazon.com/ec2/home?region=eu-west-1#Volumes:)",
    "https://eu-west-1.console.aws.amazon.com/ec2", "see file report.csv and ebs.delete-volume",
    "app.yml, main.tf and build.log of ip-10-0-1-17.eu-west-1.compute.internal at 1.25.3, e.g. db-1.local: 12.40 each."})
  void whatIsHarmlessStays(String words) {
    assertThat(markdown.of(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!channel> look", "<!here|x>", "<@U0ANN> pay", "<#C0OPS>", "<!subteam^S0OPS>",
    "@channel @here @everyone", "<!date^1^{date}^https://evil.example|x>", "<https://evil.example|ok>"})
  void nobodyIsMentioned(String words) {
    assertThat(markdown.of(words)).doesNotContain("<!", "<@", "<#", "@channel", "@here", "@everyone", "<https", "evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[click](https://evil.example/x)", "[x](javascript://alert)", "https://evil.example",
    "HTTPS://evil.example/a", "slack://channel?team=evil.example", "![pic](https://evil.example/p.png)",
    "[a]( https://evil.example \"t\")", "[a\nb](https://evil.example)", "`https://evil.example`",
    "https://console.aws.amazon.com@evil.example", "https://console.aws.amazon.com.evil.example",
    "[x]: https://evil.example", "http://console.aws.amazon.com.evil.example", "(https://evil.example)"})
  void nothingLeadsToAnUnknownHost(String words) {
    assertThat(markdown.of(words)).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"www.evil.example", "go to evil.com/x now", "evil.co.uk", "mailto:a@evil.com"})
  void whatClientsMakeLinksOfIsTakenApart(String words) {
    assertThat(markdown.of(words)).doesNotContain("www.evil", "evil.com/", "evil.co.uk", "mailto:a").contains("\u2060");
  }

  /** Wherever they stand, whatever script and ending they have. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Go to evil.com.", "**evil.com**", "\"evil.com\"", "evil.com’s", "mail a@evil.com.", "_evil.com_",
        "evil.com|x", "`evil.com`", "evil.com…", "例え.jp", "пример.com", "пример.рф", "evil.live", "evil.club and",
        "evil.click?",
        "evil.to", "evil.cc", "evil.vip!", "EVIL.COM.", "evil.co.uk.", "evil.com.csv", "evil.xn--p1ai", "evil。com",
        "evil.photography"})
  void aNameThatMayBeAHostIsTakenApartWhereverItStands(String words) {
    assertThat(markdown.of(words)).contains("\u2060")
        .doesNotContainPattern("(?i)(?:evil|例え|пример)[.。](?:com|co|jp|рф|live|club|click|to|cc|vip|xn|photography)");
  }

  /** A picture or link goes, and its neighbours must not become what it kept apart. */
  @ParameterizedTest
  @ValueSource(strings = {"<![!channel](x)>", "<![@U0123](x)>", "<[!here](y)>", "<[@U0123](https://evil.example)>",
    "htt![ps://evil.zip/x?d=1](y)", "https![://evil.zip/x](y)", "https\\://evil.zip", "https&#58;//evil.zip/x",
    "@![channel](x)", "@[here](x)", "<![](x)!channel>", "htt[ps](y)://evil.zip/x"})
  void piecesDoNotJoinIntoWhatWasTakenOut(String words) {
    assertThat(markdown.of(words)).doesNotContainPattern("<[!@#a-zA-Z]|https?://|@(?:channel|here)|://|&#58;");
  }

  @Property
  void noCombinationOfPiecesMentionsOrLeadsAnywhere(@ForAll("pieces") List<String> pieces) {
    String safe = markdown.of(String.join("", pieces));
    String elsewhere = safe.replaceAll("https://console\\.aws\\.amazon\\.com/\\S*", "");

    assertThat(elsewhere).doesNotContainPattern("<[!@#]|@(?:channel|here|everyone)\\b|://");
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries
        .of("<", "!", "@", "#", "channel", "here", "U0123", ">", "|", "[", "](", ")", "![", "x", "http", "s", ":", "//",
            "evil.zip", "https://", "https://console.aws.amazon.com/ec2", " ", "\\", "&#58;", "\u200b", "`", "\n")
        .list()
        .ofMaxSize(14);
  }

  @Test
  void wordsOfALinkThatWasLeftOutStay() {
    assertThat(markdown.of("[the runbook](https://evil.example)")).isEqualTo("the runbook (link left out)");
  }

  @Test
  void whatCannotBeSeenIsTakenOut() {
    assertThat(markdown.of("a\u202eb\u0007c")).isEqualTo("ab c");
  }

  @Test
  void doingItTwiceChangesNothingMore() {
    String once = markdown.of("<!channel> [x](https://evil.example) www.evil.com @here");

    assertThat(markdown.of(once)).isEqualTo(once);
  }
}
