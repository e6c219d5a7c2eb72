package io.opsmate.commands.router;

import io.opsmate.commands.router.ArgumentValue.Bad;
import io.opsmate.commands.router.ArgumentValue.Good;
import io.opsmate.skills.kernel.Text;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks numbers and money as they are typed. */
final class Amounts {
  private static final Pattern MONEY =
      Pattern.compile("\\$? ?(\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2})(\\.\\d{1,2})? ?(?:\\$|usd)?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private Amounts() {}

  static ArgumentValue number(int least, int most, String typed) {
    String number = typed.strip();
    if (WHOLE.matcher(number).matches()) {
      int value = Integer.parseInt(number);
      if (value >= least && value <= most) {
        return new Good(Integer.toString(value));
      }
    }
    return new Bad(Text.of(ArgumentValue.said(typed), " does not fit; write a whole number from " + least + " to "
        + most));
  }

  static ArgumentValue money(String typed) {
    Matcher money = MONEY.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (!money.matches()) {
      return new Bad(Text.of(ArgumentValue.said(typed), " is no amount of US dollars; write ", Text.code("$50"), " or ",
          Text.code("12.50")));
    }
    String cents = money.group(2) == null ? "" : money.group(2);
    return new Good(money.group(1).replace(",", "") + cents);
  }
}
