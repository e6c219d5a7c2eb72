package io.opsmate.commands.talk;

import io.opsmate.commands.desk.Interpreter.Sentence;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What of a conversation is told to the model again: its newest turns, as many as there is room for. */
final class Recall {
  private static final int EXCHANGES = 8;

  /** Unit: characters; about a fifteenth of what a question may take. */
  private static final int ROOM = 12_000;

  private static final String THEIRS = "Somebody else in the thread said: ";

  private Recall() {}

  static TalkMemory.Thread thread(Sentence said) {
    String root = said.place().thread().isEmpty() ? said.place().ts() : said.place().thread();
    return new TalkMemory.Thread(said.place().channel(), root);
  }

  /**
   * The oldest first; a message that stands in no thread has nothing before it. What others said is told as theirs, so
   * that nobody's wish is taken for the asker's.
   */
  static List<Turn> turns(TalkMemory memory, Tx tx, Sentence said) {
    TalkMemory.Thread thread = thread(said);
    if (thread.ts().isEmpty()) {
      return List.of();
    }
    List<Turn> newestFirst = new ArrayList<>();
    int room = ROOM;
    for (TalkMemory.Exchange one : memory.latest(tx, thread, EXCHANGES).reversed()) {
      room -= one.words().length() + one.answer().length();
      if (room < 0) {
        break;
      }
      newestFirst.add(new Turn(Turn.Speaker.OPSMATE, one.answer()));
      newestFirst.add(one.member().equals(said.member())
          ? new Turn(Turn.Speaker.PERSON, one.words())
          : new Turn(Turn.Speaker.SOMEBODY_ELSE, THEIRS + one.words()));
    }
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }
}
