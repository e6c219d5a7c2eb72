package io.opsmate.skills.analysis.logs.heads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usual names of grok as regular expressions. The names are grok's, what stands behind them is not: none of them takes more
 * than linear time on its own, nor a deep stack. Those that name fields themselves ({@code SYSLOGBASE},
 * {@code COMBINEDAPACHELOG}) are not there.
 */
final class Grok {
  /** A name, perhaps a field, perhaps a type, which says nothing here. */
  private static final Pattern NAME =
      Pattern.compile("%\\{([A-Z0-9_]+)(?::([A-Za-z@][A-Za-z0-9_.@\\[\\]]*))?(?::[a-z]+)?}");

  private static final Map<String, String> NAMES = names("""
      WORD \\w+
      NOTSPACE \\S+
      SPACE \\s*
      DATA .*?
      GREEDYDATA .*
      QUOTEDSTRING "(?:[^"\\\\]|\\\\.)*+"|'(?:[^'\\\\]|\\\\.)*+'|`(?:[^`\\\\]|\\\\.)*+`
      QS %{QUOTEDSTRING}
      INT [+-]?\\d+
      POSINT \\d+
      NONNEGINT \\d+
      BASE10NUM [+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)
      NUMBER %{BASE10NUM}
      BASE16NUM [+-]?(?:0x)?[0-9A-Fa-f]+
      BASE16FLOAT [+-]?(?:0x)?(?:[0-9A-Fa-f]+(?:\\.[0-9A-Fa-f]*)?|\\.[0-9A-Fa-f]+)
      UUID [0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}
      URN urn:[0-9A-Za-z][0-9A-Za-z-]{0,31}:[0-9A-Za-z()+,.:=@;$_!*'/?#%-]+
      USERNAME [\\w.-]+
      USER %{USERNAME}
      EMAILLOCALPART [0-9A-Za-z][\\w.+=:-]*
      EMAILADDRESS %{EMAILLOCALPART}@%{HOSTNAME}
      CISCOMAC (?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}
      WINDOWSMAC (?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}
      COMMONMAC (?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}
      MAC %{CISCOMAC}|%{WINDOWSMAC}|%{COMMONMAC}
      IPV4 (?:\\d{1,3}\\.){3}\\d{1,3}
      IPV6 (?:[0-9A-Fa-f]{0,4}:){2,7}(?:%{IPV4}|[0-9A-Fa-f]{0,4})(?:%\\w+)?
      IP %{IPV6}|%{IPV4}
      HOSTNAME [\\w.-]+
      IPORHOST [\\w.:-]+
      HOSTPORT %{IPORHOST}:\\d+
      SYSLOGHOST %{IPORHOST}
      UNIXPATH /[\\w%!$@:.,+~/\\\\-]*
      WINPATH (?:[A-Za-z]:|\\\\)\\\\[^\\s?*"<>|]*
      PATH %{UNIXPATH}|%{WINPATH}
      TTY /dev/(?:pts/|tty)\\w*
      URIPROTO [A-Za-z][0-9A-Za-z+.-]*
      URIHOST %{IPORHOST}
      URIPATH /[^\\s?#]*
      URIPARAM \\?\\S*
      URIPATHPARAM %{URIPATH}(?:%{URIPARAM})?
      URI %{URIPROTO}://\\S+
      MONTH (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*
      MONTHNUM 1[0-2]|0?[1-9]
      MONTHNUM2 1[0-2]|0[1-9]
      MONTHDAY [12]\\d|3[01]|0?[1-9]
      DAY (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*
      YEAR \\d{4}|\\d\\d
      HOUR 2[0-3]|[01]?\\d
      MINUTE [0-5]\\d
      SECOND (?:60|[0-5]?\\d)(?:[:.,]\\d+)?
      TIME %{HOUR}:%{MINUTE}:%{SECOND}
      DATE_US %{MONTHNUM}[/-]%{MONTHDAY}[/-]%{YEAR}
      DATE_EU %{MONTHDAY}[./-]%{MONTHNUM}[./-]%{YEAR}
      DATE %{DATE_US}|%{DATE_EU}
      DATESTAMP %{DATE}[- ]%{TIME}
      TZ [A-Z]{3,4}
      ISO8601_TIMEZONE Z|[+-]\\d\\d(?::?\\d\\d)?
      ISO8601_SECOND %{SECOND}
      TIMESTAMP_ISO8601 \\d{4}-\\d\\d?-\\d\\d?[T ]\\d\\d?:?\\d\\d(?::?\\d\\d(?:[.,]\\d+)?)?(?:%{ISO8601_TIMEZONE})?
      DATESTAMP_RFC822 %{DAY} %{MONTH} +%{MONTHDAY} %{YEAR} %{TIME} %{TZ}
      DATESTAMP_RFC2822 %{DAY}, %{MONTHDAY} %{MONTH} %{YEAR} %{TIME} %{ISO8601_TIMEZONE}
      DATESTAMP_OTHER %{DAY} %{MONTH} +%{MONTHDAY} %{TIME} %{TZ} %{YEAR}
      DATESTAMP_EVENTLOG \\d{14}
      HTTPDERROR_DATE %{DAY} %{MONTH} +%{MONTHDAY} %{TIME} %{YEAR}
      HTTPDATE \\d\\d/%{MONTH}/\\d{4}:%{TIME} [+-]\\d{4}
      SYSLOGTIMESTAMP %{MONTH} +%{MONTHDAY} %{TIME}
      SYSLOGFACILITY <\\d+\\.\\d+>
      SYSLOG5424PRI <\\d+>
      PROG [\\w./%-]+
      SYSLOGPROG %{PROG}(?:\\[\\d+])?
      LOGLEVEL [A-Za-z]+
      JAVACLASS [\\w$.]+
      JAVAMETHOD [\\w$<>]+
      JAVAFILE [\\w. -]+
      """);

  private Grok() {}

  private static Map<String, String> names(String all) {
    Map<String, String> names = new TreeMap<>();
    all.lines().forEach(line -> names.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
    return names;
  }

  /** All of them, in their order. */
  static List<String> names() {
    return List.copyOf(NAMES.keySet());
  }

  /**
   * A regular expression for what was given.
   *
   * @param fields the names of its groups {@code grok0}, {@code grok1} and so on are added to it
   */
  static String expanded(String given, List<String> fields) {
    Matcher grok = NAME.matcher(given);
    StringBuilder expression = new StringBuilder();
    while (grok.find()) {
      String of = NAMES.get(grok.group(1));
      if (of == null) {
        throw new IllegalArgumentException(
            "the pattern names " + grok.group(1) + ", which is none of " + String.join(", ", names()));
      }
      String field = grok.group(2);
      String group = "?:";
      if (field != null) {
        group = "?<grok" + fields.size() + ">";
        fields.add(field);
      }
      grok.appendReplacement(expression, Matcher.quoteReplacement("(" + group + expanded(of, fields) + ")"));
    }
    return grok.appendTail(expression).toString();
  }
}
