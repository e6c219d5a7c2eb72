package io.opsmate.commands.desk;

import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Makes sense of words that are no command: the one place where an advisor that understands sentences plugs in. */
@FunctionalInterface
public interface Interpreter {
  /** Understands nothing, and says what comes nearest. */
  Interpreter NEAREST = (sentence, _) -> new Reply.ToYou(sentence.nearest());

  /** @param runs carries out what the words turn out to mean, with the rights of who said them */
  Reply reply(Sentence sentence, Runs runs);

  /**
   * Whether it understands how words hang together. Then it gets sentences that begin with a command's word, too; else
   * people are told what of them does not fit the command.
   */
  default boolean understandsSentences() {
    return false;
  }

  /**
   * What was made of words failed for good, and {@code sorry} says so: whatever shows them as worked on ends in it.
   *
   * @return what is still to be said; nothing where it is said already
   */
  default Reply gaveUp(Sentence sentence, Reply sorry) {
    return sorry;
  }

  /** Carries out what words turn out to mean. */
  interface Runs {
    /** Runs a line that was read, and answers it. */
    Reply run(Parsed line);

    /** Done in the transaction that puts the reply on record, so that neither is there without the other. */
    void onRecord(Consumer<Tx> also);
  }

  /**
   * Words that are no command.
   *
   * @param words from outside, as Slack escapes them
   * @param unread what is to be said below every answer of what came with the words and was not read
   * @param nearest what would be said without understanding them
   */
  record Sentence(OrgId org, MemberId member, Place place, RequestKey request, String words, List<Text> unread,
      Card nearest, Instant now) {}

  /**
   * Where words were said.
   *
   * @param team the workspace of who said them; empty where it is not known
   * @param thread the message they were said below; empty for none
   * @param ts the message that says them; empty where it is not known
   */
  record Place(String team, ChannelId channel, String thread, String ts) {}
}
