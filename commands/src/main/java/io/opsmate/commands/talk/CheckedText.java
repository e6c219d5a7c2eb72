package io.opsmate.commands.talk;

import io.opsmate.commands.blockkit.SafeMarkdown;
import java.util.function.Predicate;

/**
 * A model's words as people may see them: whole lines and sentences only, harmless, and with numbers for what is cited. The
 * same words give the same text, however they are cut on the way; from the first that may not stand on there is none. Used
 * by one thread at a time.
 */
final class CheckedText {
  /** Unit: characters. Slack takes 12,000 of Markdown in a message; the rest is for sources. */
  static final int MOST = 9_000;

  private static final String CUT = "\n… (the answer is longer than one message takes; ask for a part of it)";

  /** Longer without an end, and it is shown as it is. */
  private static final int LONGEST = 2_000;

  private final SafeMarkdown markdown;
  private final Citations citations = new Citations();
  private final StringBuilder open = new StringBuilder();
  private final StringBuilder checked = new StringBuilder();
  private final StringBuilder sentence = new StringBuilder();
  private Predicate<String> mayStand = _ -> true;
  private boolean isOver;

  CheckedText(SafeMarkdown markdown) {
    this.markdown = markdown;
  }

  /** All of it at once. */
  static CheckedText of(SafeMarkdown markdown, String words) {
    CheckedText text = new CheckedText(markdown);
    text.add(words);
    text.end();
    return text;
  }

  /** @param check whether a line or sentence, as it came, may be shown; of a long one it is asked piece by piece, each with those before it */
  void heldAgainst(Predicate<String> check) {
    mayStand = check;
  }

  void add(String piece) {
    for (int at = 0; at < piece.length(); at++) {
      char next = piece.charAt(at);
      open.append(next);
      if (next == '\n' || next == ' ' && endsSentence()) {
        end();
      } else if (open.length() >= LONGEST) {
        show();
        checked.append(isOver ? "" : SafeMarkdown.cut(""));
      }
    }
  }

  /** Nothing follows: what is open counts as whole. */
  void end() {
    show();
    sentence.setLength(0);
  }

  private void show() {
    sentence.append(open);
    isOver = isOver || !mayStand.test(sentence.toString());
    if (!open.isEmpty() && !isOver) {
      String safe = markdown.of(citations.numbered(open.toString()));
      isOver = checked.length() + safe.length() > MOST;
      checked.append(isOver ? CUT : safe);
    }
    open.setLength(0);
  }

  void startOver() {
    open.setLength(0);
    sentence.setLength(0);
    checked.setLength(0);
    citations.startOver();
    isOver = false;
  }

  String text() {
    return checked.toString();
  }

  Citations citations() {
    return citations;
  }

  /** A link or a piece of code may hold full stops too. */
  private boolean endsSentence() {
    int before = open.length() - 2;
    return before >= 0 && ".!?".indexOf(open.charAt(before)) >= 0 && count('[') == count(']')
        && count('(') == count(')') && count('`') % 2 == 0;
  }

  private long count(char one) {
    return open.chars().filter(next -> next == one).count();
  }
}
