package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Shows how far commands are, where their answer will be. */
public final class ProgressCards {
  private final LiveLine line;
  private final Rendering rendering;
  private final Chat chat;
  private final Memory memory;
  private final InstantSource clock;
  private final Beat beat;

  /** Where cards stand, and who wanted work stopped. */
  public record Memory(Transactions transactions, CardCopies copies, Cancellations cancellations) {
    List<Copy> copies(OrgId org, RequestKey request) {
      return transactions.in(org, tx -> copies.of(tx, ProgressCard.key(request)));
    }
  }

  /** Brings a first version of an answer to whoever asked; {@code before} happens in the same transaction. */
  @FunctionalInterface
  interface Early {
    void bring(Reply.ToChannel answer, Consumer<Tx> before, Instant now);
  }

  /** What makes time pass. */
  @FunctionalInterface
  public interface Beat {
    /** Runs {@code each} again and again until it is closed; closing waits for a run under way. */
    Beating start(Runnable each);
  }

  /** Time that passes until it is closed. */
  @FunctionalInterface
  public interface Beating extends AutoCloseable {
    @Override
    void close();
  }

  /** The card of a command's progress. */
  public static CardKey key(RequestKey request) {
    return ProgressCard.key(request);
  }

  public ProgressCards(LiveLine line, Rendering rendering, Chat chat, Memory memory, InstantSource clock, Beat beat) {
    this.line = line;
    this.rendering = rendering;
    this.chat = chat;
    this.memory = memory;
    this.clock = clock;
    this.beat = beat;
  }

  /** @param asked what was asked for, as the person knows it */
  Watched watch(Asker asker, String asked, Early early) {
    return new Watched(asker, asked, new Watched.Stage(line, rendering, chat, memory, clock), beat, early);
  }
}
