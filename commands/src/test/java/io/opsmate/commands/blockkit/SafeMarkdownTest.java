package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkdownTest {
  private final SafeMarkdown markdown = new SafeMarkdown(Set.of("console.aws.amazon.com"));

  @ParameterizedTest
  @ValueSource(strings = {"**3 volumes** cost $12.40 a month, `vol-1` most of it.", "- one\n- two (since 2026-01-01)",
    "a < b and c > d", "[the console](https://console.aws.amazon.com/ec2/home?region=eu-west-1#Volumes:)",
    "https://eu-west-1.console.aws.amazon.com/ec2", "see file report.csv and ebs.delete-volume"})
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
