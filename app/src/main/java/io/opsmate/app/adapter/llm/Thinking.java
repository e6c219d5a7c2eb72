package io.opsmate.app.adapter.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * Leaves out what some models think before they say something, between {@code <think>} and {@code </think>}, as pieces come.
 */
final class Thinking {
  private static final String BEGIN = "<think>";
  private static final String END = "</think>";

  private final StringBuilder held = new StringBuilder();
  private Where where = Where.BEFORE;
  private boolean thought;

  private enum Where {
    BEFORE, THINKING, SAYING
  }

  /** What may be shown now; a piece may wait for the next ones. */
  String heard(String piece) {
    if (where == Where.SAYING) {
      return piece;
    }
    int before = held.length();
    held.append(piece);
    while (true) {
      if (where == Where.THINKING) {
        int end = held.indexOf(END, Math.max(0, before - END.length()));
        if (end < 0) {
          return "";
        }
        held.delete(0, end + END.length());
        where = Where.BEFORE;
      }
      String words = held.toString().stripLeading();
      if (!words.startsWith(BEGIN)) {
        return BEGIN.startsWith(words) ? "" : said(words);
      }
      held.setLength(0);
      held.append(words, BEGIN.length(), words.length());
      where = Where.THINKING;
      thought = true;
      before = 0;
    }
  }

  private String said(String words) {
    where = Where.SAYING;
    return thought ? words : held.toString();
  }

  /** The words alone; nothing where the thinking has no end. */
  static String without(String text) {
    Thinking thinking = new Thinking();
    String said = thinking.heard(text);
    if (thinking.where == Where.BEFORE) {
      return thinking.held.toString();
    }
    // Some chat templates write the beginning themselves.
    int end = thinking.thought || text.contains(BEGIN) ? -1 : said.indexOf(END);
    return end < 0 ? said : said.substring(end + END.length()).stripLeading();
  }

  static ChatResponse without(ChatResponse response) {
    AiMessage message = response.aiMessage();
    return message.text() == null
        ? response
        : response.toBuilder().aiMessage(message.toBuilder().text(without(message.text())).build()).build();
  }
}
