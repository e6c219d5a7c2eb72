package io.opsmate.skills.advice;

import static io.opsmate.skills.advice.SecretShape.behind;
import static io.opsmate.skills.advice.SecretShape.notAfter;

import java.util.ArrayList;
import java.util.List;

/** Where a password stands without being called one: addresses of databases, options of commands, {@code .netrc}. */
final class CredentialPlaces {
  private static final String ADDRESS = "://";
  private static final String NOT_YET = "(?!\\[removed)";
  private static final String QUOTE = "\\\\{0,40}[\"']";

  /** An option's value: in quotes, or up to a blank. */
  private static final String VALUE = NOT_YET + "(?:" + QUOTE + "[^\"'\\r\\n]{1,200}|[^\\s\"']{1,200})";

  /**
   * A number that is a port: with nothing behind it that makes it a password. In addresses of web pages a slash may follow
   * and an {@code @} later.
   */
  private static final String PORT = "(?!\\d{1,5}(?![^\\s\"<>@]{0,500}@)(?:[^\\dA-Za-z…]|$))"
      + "(?!(?<=(?:https?|wss?|HTTPS?|WSS?)://[^\\s:/@'\"<>]{1,100}:)\\d{1,5}[/?#])";

  /** A name in braces stands for a value that is elsewhere. */
  private static final String NAMED = "(?![${<\\[])";

  /** What stands before a password in an address; the user may hold an {@code @}. */
  private static final String USER =
      "(" + notAfter("A-Za-z0-9+.-") + "[A-Za-z][A-Za-z0-9+.-]{1,30}+://(?!\\[)[^\\s:/'\"<>]{0,200}+:)" + NOT_YET
          + PORT;

  static final List<SecretShape> ALL = all();

  private CredentialPlaces() {}

  private static List<SecretShape> all() {
    List<SecretShape> all = new ArrayList<>(List.of(
        behind("password", USER + "(?:<mailto:[^>\\s]{1,500}>|[^\\s\"<>]{1,500}(?=@))").around(2, 31, ADDRESS),
        behind("password", USER + NAMED + "(?=\\S)[^\\r\\n\"<>@]{1,200}(?=@)").around(2, 31, ADDRESS),
        behind("password", USER + NAMED + "[^\\s'\"<>/`)\\],;]{1,500}+").around(2, 31, ADDRESS),
        behind("token", "(" + notAfter("A-Za-z0-9+.-") + "https?://)[A-Za-z0-9_~.-]{20,500}+(?=@)"),
        behind("password", "(?i)(jdbc:oracle:[a-z0-9]{1,10}:[^\\s/@:\"]{1,100}/)" + NOT_YET + "[^\\s@]{1,200}"),
        behind("password", "(" + notAfter("A-Za-z0-9_.-") + "[A-Za-z0-9_.-]{1,60}+:)" + NOT_YET
            + "[^\\s:@/]{1,100}(?=@(?:tcp|unix)\\()").around(3, 161, "@tcp(", "@unix("),
        behind("password", "(?i)((?=-)" + notAfter("A-Za-z0-9-") + "(?:-u|--user|--proxy-user)[\\s=]{0,3}" + QUOTE
            + "[^\\s:\"']{1,100}:)" + NOT_YET + "[^\"'\\r\\n]{1,500}+"),
        behind("password", "(?i)((?=-)" + notAfter("A-Za-z0-9-")
            + "(?:-u|--user|--proxy-user)[\\s=]{0,3}[^\\s:\"'/-][^\\s:\"']{0,99}:)" + NOT_YET
            + "(?!\\d{1,10}(?:\\s|$)|//)[^\\s\"']{1,500}+"),
        behind("password",
            "(?i)((?:login|user|account)(?:\\s|\\\\{1,40}[nrt]" + Encoded.MARK
                + "){1,8}[^\\s\\\\]{1,100}(?:\\s|\\\\{1,40}[nrt]"
                + Encoded.MARK + "){1,8}"
                + "password(?:\\s|\\\\{1,40}[nrt]" + Encoded.MARK + "){1,8})" + NOT_YET + "[^\\s\\\\\"']{1,500}+"),
        behind("password",
            "(?i)((?:password|passwd|passphrase|passcode)\\s{1,3}(?:(?:is|was)\\s{1,3})?[\"'`“]?)" + NOT_YET
                + "(?=[A-Za-z]{0,30}[0-9!@#$%^&*+])(?![\\d.,:%-]{1,40}(?:\\s|$))[^\\s\"'`”<>]{6,500}+"),
        behind("password", "(sqlplus(?:\\s{1,3}-[A-Za-z]{1,4}){0,3}\\s{1,3}[\"']?[^\\s/@\"']{1,60}/)" + NOT_YET
            + "[^\\s@]{1,200}")));
    option(all, "(?:mysql|mariadb)[A-Za-z-]{0,12}+", "-p");
    option(all, "(?:sshpass|mongo[a-z]{0,8}+|(?:docker|podman|nerdctl|registry|az|oc|skopeo|buildah)\\s{1,3}login)",
        "-p\\s{0,3}");
    option(all, "redis-cli", "-a\\s{0,3}");
    option(all, "ldap[a-z]{3,10}+", "-w\\s{0,3}");
    option(all, "(?:sqlcmd|bcp)", "-P\\s{0,3}");
    return List.copyOf(all);
  }

  /** The option of a command, wherever on its line. */
  private static void option(List<SecretShape> all, String command, String option) {
    all.add(behind("password", "(" + notAfter("A-Za-z0-9") + command + "(?=\\s)[^\\r\\n|;]{0,300}?\\s" + option + ")"
        + "(?=\\S)(?!-)" + VALUE));
  }
}
