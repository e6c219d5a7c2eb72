package io.opsmate.skills.analysis.logs;

import java.nio.charset.StandardCharsets;

/** Says what a variable looks like. Far from the hot path: it is asked for a few lines of each pattern. */
final class Kinds {
  private static final int UUID_LENGTH = 36;
  private static final int HEX_FROM = 8;
  private static final int LONGEST = 256;
  private static final String HEX_DIGITS = "0123456789abcdefABCDEF";

  private Kinds() {}

  static Kind of(byte[] line, int from, int to) {
    int start = from;
    int end = Math.min(to, from + LONGEST);
    if (start >= end) {
      return Kind.NONE;
    }
    if (line[start] == '"') {
      return Kind.TEXT;
    }
    return of(new String(line, start, end - start, StandardCharsets.ISO_8859_1));
  }

  private static Kind of(String text) {
    if (text.length() == UUID_LENGTH && isUuid(text)) {
      return Kind.UUID;
    }
    if (text.contains("://")) {
      return Kind.URL;
    }
    if (isTime(text)) {
      return Kind.TIME;
    }
    if (isList(text)) {
      return Kind.LIST;
    }
    return one(text);
  }

  private static Kind one(String text) {
    String bare = text.startsWith("/") && text.length() > 1 ? text.substring(1) : text;
    if (isIp(bare)) {
      return Kind.IP;
    }
    if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
      return Kind.PATH;
    }
    if (text.indexOf('@') > 0) {
      return Kind.EMAIL;
    }
    if (isAll(number(text), "0123456789.,_")) {
      return Kind.NUM;
    }
    if (text.startsWith("0x") || text.startsWith("0X") || text.length() >= HEX_FROM && isAll(text, HEX_DIGITS)) {
      return Kind.HEX;
    }
    return lettered(text);
  }

  private static Kind lettered(String text) {
    if (isSize(text)) {
      return Kind.SIZE;
    }
    if (isHost(text)) {
      return Kind.HOST;
    }
    boolean hasDigit = text.chars().anyMatch(one -> one >= '0' && one <= '9');
    if (hasDigit) {
      return Kind.ID;
    }
    return switch (text) {
      case "null", "none", "None", "nil", "NULL", "-" -> Kind.NONE;
      default -> Kind.WORD;
    };
  }

  private static boolean isUuid(String text) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : HEX_DIGITS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Two colons between digits, or a date of three numbers, and no letters but those of dates. */
  private static boolean isTime(String text) {
    int colons = 0;
    int dashes = 0;
    int letters = 0;
    for (int i = 1; i + 1 < text.length(); i++) {
      boolean between = isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1));
      char one = text.charAt(i);
      colons += one == ':' && between ? 1 : 0;
      dashes += (one == '-' || one == '/') && between ? 1 : 0;
      letters += Character.isLetter(one) ? 1 : 0;
    }
    boolean isDate = dashes == 2 && letters <= 1 && isDigit(text.charAt(0)) && text.length() >= HEX_FROM;
    return isDigit(text.charAt(text.length() - 1)) && letters <= 8
        && (isDate || colons == 2 && (letters <= 1 || text.indexOf(' ') > 0 && letters >= 2));
  }

  private static boolean isList(String text) {
    int blank = text.indexOf(' ');
    if (blank > 0) {
      return !isSize(text);
    }
    int comma = text.indexOf(',');
    return comma > 0 && (text.indexOf(',', comma + 1) > 0 || !isAll(number(text), "0123456789.,"));
  }

  private static boolean isIp(String text) {
    int dots = 0;
    int colons = 0;
    boolean hex = false;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      dots += one == '.' ? 1 : 0;
      colons += one == ':' ? 1 : 0;
      hex |= Character.isLetter(one);
      if (one != '.' && one != ':' && HEX_DIGITS.indexOf(one) < 0) {
        return false;
      }
    }
    boolean four = dots == 3 && colons <= 1 && !hex && !text.endsWith(".");
    boolean six = dots == 0 && (colons >= 7 || colons >= 2 && text.contains("::"));
    return four || six;
  }

  private static boolean isSize(String text) {
    int end = number(text).isEmpty() ? 0 : 1;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    String unit = text.substring(end).strip();
    return end > 0 && isDigit(text.charAt(end - 1)) && !unit.isEmpty() && unit.length() <= 7
        && (unit.equals("%") || unit.chars().allMatch(Character::isLetter));
  }

  private static boolean isHost(String text) {
    int colon = text.indexOf(':');
    String name = colon > 0 && isAll(text.substring(colon + 1), "0123456789") ? text.substring(0, colon) : text;
    return (name.indexOf('.') > 0 || colon > 0 && name != text) && Character.isLetter(name.charAt(name.length() - 1))
        && name.chars().allMatch(one -> Character.isLetterOrDigit(one) || one == '.' || one == '-' || one == '_');
  }

  /** Without a sign. */
  private static String number(String text) {
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }

  private static boolean isAll(String text, String of) {
    return !text.isEmpty() && text.chars().allMatch(one -> of.indexOf(one) >= 0);
  }

  private static boolean isDigit(char one) {
    return one >= '0' && one <= '9';
  }
}
