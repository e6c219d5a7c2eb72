package io.opsmate.skills.analysis.logs.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that people know from elsewhere: what each reads, and that none of them takes long. */
class GrokTest {
  private static final String EXAMPLES = """
      WORD ~ shop_1 ~ a b
      NOTSPACE ~ a/b:1 ~ a b
      SPACE ~ ␣␣ ~ a
      DATA ~ a b ~
      GREEDYDATA ~ a b ~
      QUOTEDSTRING ~ "a \\"b\\" c" ~ "a
      QS ~ 'a "b"' ~ 'a' b'
      INT ~ -12 ~ 1.2
      POSINT ~ 12 ~ -1
      NONNEGINT ~ 0 ~ -1
      BASE10NUM ~ +.5 ~ 1.
      NUMBER ~ -12.5 ~ 1,5
      BASE16NUM ~ 0xfF0 ~ 0xg
      BASE16FLOAT ~ 0x1f.8 ~ 0x1f.g
      UUID ~ 0b1c2d3e-0000-4000-8000-0123456789ab ~ 0b1c2d3e00004000800000123456789abcde
      URN ~ urn:isbn:0451450523 ~ urn:isbn
      USERNAME ~ ann.b-c ~ ann b
      USER ~ ann_b ~ ann@b
      EMAILLOCALPART ~ ann.b+c ~ .ann
      EMAILADDRESS ~ ann.b+c@example.org ~ ann@
      CISCOMAC ~ 0123.4567.89ab ~ 0123.4567
      WINDOWSMAC ~ 01-23-45-67-89-ab ~ 01:23:45:67:89:ab
      COMMONMAC ~ 01:23:45:67:89:ab ~ 01:23:45:67:89
      MAC ~ 01-23-45-67-89-AB ~ 01-23-45-67-89
      IPV4 ~ 10.0.0.255 ~ 10.0.0
      IPV6 ~ fe80::1%eth0 ~ fe80
      IP ~ ::ffff:10.0.0.1 ~ 10.0.0
      HOSTNAME ~ web-1.example.org ~ web 1
      IPORHOST ~ 2001:db8::1 ~ a/b
      HOSTPORT ~ web-1:8080 ~ web-1
      SYSLOGHOST ~ web-1 ~ web 1
      UNIXPATH ~ /var/log/shop-1.log ~ var/log
      WINPATH ~ C:\\Logs\\shop.log ~ C:/Logs
      PATH ~ \\\\server\\logs ~ logs
      TTY ~ /dev/pts/3 ~ /dev/null
      URIPROTO ~ https ~ 1s
      URIHOST ~ web-1:80 ~ web/1
      URIPATH ~ /a/b ~ /a?b
      URIPARAM ~ ?a=b&c ~ a=b
      URIPATHPARAM ~ /a?b=c ~ a?b=c
      URI ~ https://ann@web-1:80/a?b#c ~ //web-1/a
      MONTH ~ January ~ Foo
      MONTHNUM ~ 1 ~ 13
      MONTHNUM2 ~ 12 ~ 1
      MONTHDAY ~ 31 ~ 32
      DAY ~ Monday ~ Someday
      YEAR ~ 2026 ~ 226
      HOUR ~ 23 ~ 24
      MINUTE ~ 59 ~ 60
      SECOND ~ 60,123 ~ 61
      TIME ~ 9:05:59.123 ~ 24:05:59
      DATE_US ~ 1/31/2026 ~ 31/1/2026
      DATE_EU ~ 31.01.26 ~ 1/31/26
      DATE ~ 31-1-2026 ~ 2026-1-31
      DATESTAMP ~ 01/31/26 10:00:00 ~ 01/31/26
      TZ ~ CEST ~ Cest
      ISO8601_TIMEZONE ~ +01:00 ~ 01:00
      ISO8601_SECOND ~ 05.5 ~ 61
      TIMESTAMP_ISO8601 ~ 2026-01-31T10:00:00.123+0100 ~ 2026-01-31
      DATESTAMP_RFC822 ~ Sat Jan 31 2026 10:00:00 UTC ~ Sat Jan 31 2026
      DATESTAMP_RFC2822 ~ Sat, 31 Jan 2026 10:00:00 +0100 ~ Sat, 31 Jan 2026 10:00:00
      DATESTAMP_OTHER ~ Sat Jan 31 10:00:00 UTC 2026 ~ Sat Jan 31 10:00:00 2026
      DATESTAMP_EVENTLOG ~ 20260131100000 ~ 20260131
      HTTPDERROR_DATE ~ Sat Jan 31 10:00:00.123456 2026 ~ Sat Jan 31 2026
      HTTPDATE ~ 31/Jan/2026:10:00:00 +0100 ~ 31/01/2026:10:00:00 +0100
      SYSLOGTIMESTAMP ~ Jan  1 10:00:00 ~ Jan 10:00:00
      SYSLOGFACILITY ~ <16.6> ~ <34>
      SYSLOG5424PRI ~ <34> ~ 34
      PROG ~ postfix/smtpd ~ a b
      SYSLOGPROG ~ sshd[12] ~ sshd[x]
      LOGLEVEL ~ warn ~ 1
      JAVACLASS ~ org.acme.Shop$1 ~ a-b
      JAVAMETHOD ~ <init> ~ a.b
      JAVAFILE ~ Shop.java ~ a/b
      """;

  private static Stream<String[]> examples() {
    return EXAMPLES.lines().map(line -> (line.replace('␣', ' ') + " ").split(" ~ ?", 3));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aNameReadsWhatItReadsElsewhere(String name, String reads, String not) {
    Pattern pattern = Pattern.compile(Grok.expanded("%{" + name + "}", new ArrayList<>()));

    assertThat(reads).matches(pattern);
    if (!not.isBlank()) {
      assertThat(not.strip()).doesNotMatch(pattern);
    }
  }

  @Test
  void everyNameHasAnExample() {
    assertThat(examples().map(one -> one[0]).sorted()).isEqualTo(Grok.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "/", ":", "-", "\\\"", "\\", "1.", "a:", "01:", "\"a", "'\\'", " ", "%", "urn:a:"})
  void noNameTakesLongOrADeepStackWhateverTheLine(String repeated) {
    String line = ("\"" + repeated.repeat(4_096)).substring(0, 4_096);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      for (String name : Grok.names()) {
        for (String text : List.of(line, line.substring(1))) {
          assertThat(Pattern.compile(Grok.expanded("%{" + name + "}", new ArrayList<>()) + "\u0001")
              .matcher(text)
              .lookingAt()).isFalse();
        }
      }
    });
  }

  @Test
  void aTypeBehindAFieldSaysNothing() {
    List<String> fields = new ArrayList<>();

    assertThat(Grok.expanded("%{NONNEGINT:pid:int} %{WORD}", fields)).isEqualTo("(?<grok0>\\d+) (?:\\w+)");
    assertThat(fields).containsExactly("pid");
  }

  @Test
  void aLineOfSyslogIsReadByItsNames() {
    byte[] line = "Jan 31 10:00:00 web-1 sshd[12]: opened file 3".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Head head = new Head();

    Heads.pattern("%{SYSLOGTIMESTAMP:timestamp} %{SYSLOGHOST} %{PROG:service}\\[%{NONNEGINT:pid:int}\\]: ",
        Instant.parse("2026-11-22T00:00:00Z")).read(line, 0, line.length, head);

    assertThat(head.message()).isEqualTo("opened file 3");
    assertThat(head.service()).isEqualTo("sshd");
    assertThat(head.thread()).isEqualTo("12");
    assertThat(Instant.ofEpochMilli(head.stamp())).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
  }
}
