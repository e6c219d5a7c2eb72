package io.opsmate.commands.testkit;

import io.opsmate.commands.desk.Cancellations;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.talk.Feedback;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.SequentialIds;
import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts of what they stand for. */
class InMemoryStoresTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Nested
  class InboxInMemory implements InboxContract {
    private final InMemoryInbox inbox = new InMemoryInbox();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Inbox inbox() {
      return inbox;
    }
  }

  @Nested
  class HomeViewersInMemory implements HomeViewersContract {
    private final InMemoryHomeViewers viewers = new InMemoryHomeViewers();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public HomeViewers viewers() {
      return viewers;
    }
  }

  @Nested
  class CardCopiesInMemory implements CardCopiesContract {
    private final InMemoryCardCopies copies = new InMemoryCardCopies();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public CardCopies copies() {
      return copies;
    }
  }

  @Nested
  class CancellationsInMemory implements CancellationsContract {
    private final InMemoryCancellations cancellations = new InMemoryCancellations();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Cancellations cancellations() {
      return cancellations;
    }
  }

  @Nested
  class KnownFilesInMemory implements KnownFilesContract {
    private final InMemoryKnownFiles files = new InMemoryKnownFiles();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public KnownFiles files() {
      return files;
    }
  }

  @Nested
  class OutboxInMemory implements OutboxContract {
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class TalkInMemory implements TalkMemoryContract {
    private final InMemoryTalk memory = new InMemoryTalk();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public TalkMemory memory() {
      return memory;
    }
  }

  @Nested
  class FeedbackInMemory implements FeedbackContract {
    private final InMemoryFeedback feedback = new InMemoryFeedback();

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public Feedback feedback() {
      return feedback;
    }
  }
}
