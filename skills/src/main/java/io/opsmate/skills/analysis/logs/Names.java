package io.opsmate.skills.analysis.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Tells words that may be anybody's name from words that say how something is or what became of it. */
final class Names {
  private static final int SHORTEST_PARTICIPLE = 5;

  private static final Set<String> STATES =
      Set.of(
          ("on off up down ok yes no true false open idle busy ready live alive dead full empty active inactive online offline "
              + "healthy unhealthy good bad normal abnormal unknown running waiting pending success successful succeed failure fail "
              + "error warning warn critical fatal info debug trace low medium high started new old green yellow orange red blue "
              + "left right in out enabled disabled available unavailable present absent missing valid invalid primary secondary "
              + "master slave leader follower standby candidate clean dirty done complete incomplete stable unstable lost found "
              + "none null safe unsafe slow fast hot cold warm late early read write readonly")
              .split(" "));

  /** Unit: bytes. */
  static final int LONGEST_SWITCH = 6;

  private static final Set<String> SWITCHES = Set.of("on", "off", "yes", "no", "true", "false");

  /** What switches beside each other may say, too. */
  private static final Set<String> LAMPS = Set.of("ok", "fail", "failed", "good", "bad", "error");

  private Names() {}

  /** Says whether something is so. */
  static boolean isSwitch(String word) {
    return SWITCHES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A switch, or what one in a row of them may say. */
  static boolean isLamp(String word) {
    return isSwitch(word) || LAMPS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A word that says whether something is so, or a row of such. */
  static boolean areSwitches(String words) {
    String[] all = words.split("\\s+");
    return all.length == 1 ? isSwitch(words) : Arrays.stream(all).allMatch(Names::isLamp);
  }

  /** {@code true} or {@code false}. */
  static boolean isTruth(String word) {
    return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
  }

  /** False for what is written in capitals (two letters and more), for participles and for words of state. */
  static boolean isName(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    return !isCapitals(word) && !isParticiple(low) && !STATES.contains(low);
  }

  private static boolean isCapitals(String word) {
    return word.length() > 1 && word.chars().noneMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isUpperCase);
  }

  private static boolean isParticiple(String word) {
    return word.length() >= SHORTEST_PARTICIPLE && (word.endsWith("ed") || word.endsWith("ing"));
  }
}
