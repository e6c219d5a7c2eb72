package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresCancellations;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.CancelPresses;
import io.opsmate.commands.desk.Cancellations;
import io.opsmate.commands.desk.EverySecond;
import io.opsmate.commands.desk.MenuPresses;
import io.opsmate.commands.desk.Presses;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How far long work is, and who may stop it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class ProgressFactory {
  @Singleton
  Cancellations cancellations() {
    return new PostgresCancellations();
  }

  @Singleton
  CancelPresses cancels(Transactions transactions, Cancellations cancellations, Permits permits) {
    return new CancelPresses(transactions, cancellations, permits);
  }

  @Singleton
  Presses.Own ownButtons(MenuPresses menu, CancelPresses cancels, Permits permits) {
    return new Presses.Own(menu, cancels, permits);
  }

  @Singleton
  ProgressCards progress(Delivery.Workspaces workspaces, CardRenderer renderer, Chat chat,
      ProgressCards.Memory memory, InstantSource clock) {
    return new ProgressCards(new LiveLine(workspaces), renderer, chat, memory, clock, new EverySecond());
  }

  @Singleton
  ProgressCards.Memory memory(Transactions transactions, CardCopies copies, Cancellations cancellations) {
    return new ProgressCards.Memory(transactions, copies, cancellations);
  }
}
