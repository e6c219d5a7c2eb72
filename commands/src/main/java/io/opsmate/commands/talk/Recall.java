package io.opsmate.commands.talk;

import io.opsmate.commands.desk.Interpreter.Sentence;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;

/** What of a conversation is told to the model again: its newest turns, as many as there is room for. */
final class Recall {
  private static final int EXCHANGES = 8;

  /** Unit: tokens; a twentieth of what a question may take, as each of its rounds is told it again. */
  private static final int ROOM = 3_000;

  /** Unit: tokens of what one of them said; more is cut, so that the newest always has room. */
  private static final int ONE = 1_000;

  private static final String THEIRS = "Somebody else in the thread said: ";

  /** Stands for an answer that only whoever asked has seen. */
  private static final String ELSEWHERE = "I answered them alone; the answer does not stand in this thread.";

  private Recall() {}

  static TalkMemory.Thread thread(Sentence said) {
    String root = said.place().thread().isEmpty() ? said.place().ts() : said.place().thread();
    return new TalkMemory.Thread(said.place().channel(), root);
  }

  /**
   * The oldest first; a message that stands in no thread has nothing before it. What others said is told as theirs, so
   * that nobody's wish is taken for the asker's; what they were answered only where everybody there can read it.
   */
  static List<Turn> turns(TalkMemory memory, CardCopies copies, Tx tx, Sentence said) {
    TalkMemory.Thread thread = thread(said);
    if (thread.ts().isEmpty()) {
      return List.of();
    }
    List<Turn> newestFirst = new ArrayList<>();
    for (TalkMemory.Exchange one : memory.latest(tx, thread, EXCHANGES).reversed()) {
      boolean isOwn = one.member().equals(said.member());
      String answer = isOwn || standsThere(copies, tx, one) ? one.answer() : ELSEWHERE;
      String words = Weight.cut(one.words(), ONE);
      newestFirst.add(new Turn(Turn.Speaker.OPSMATE, Weight.cut(answer, ONE)));
      newestFirst.add(isOwn
          ? new Turn(Turn.Speaker.PERSON, words)
          : new Turn(Turn.Speaker.SOMEBODY_ELSE, THEIRS + words));
    }
    return Weight.newest(newestFirst.reversed(), ROOM);
  }

  /** Where OpsMate cannot write, an answer goes to whoever asked, and is nobody else's. */
  private static boolean standsThere(CardCopies copies, Tx tx, TalkMemory.Exchange one) {
    return copies.of(tx, Live.key(one.member(), one.request()))
        .stream()
        .anyMatch(copy -> copy.channel().equals(one.thread().channel()));
  }
}
