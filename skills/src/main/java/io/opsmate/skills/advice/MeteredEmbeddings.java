package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Embedder.Embedded;
import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Embeddings;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes vectors within what people and orgs may spend, and puts on record what it took. */
public final class MeteredEmbeddings implements Embeddings {
  /** What it stands under where prompts are listed; there is no such prompt. */
  static final PromptRef NAME = new PromptRef("advice/embeddings", 1);

  private final Embedder model;
  private final Charges charges;
  private final Ids ids;

  public MeteredEmbeddings(Embedder model, Transactions transactions, MeteredAdvisor.Books books) {
    this.model = model;
    this.charges = new Charges(transactions, books);
    this.ids = books.ids();
  }

  @Override
  public Reading<List<float[]>> of(ToolCall caller, List<String> texts) {
    if (texts.isEmpty()) {
      return Reading.known(List.of());
    }
    Reservation reservation = MeteredAdvisor.reservation(ids.next(), caller, model.time(), model.atMost(texts));
    Optional<Exhausted> refusal = charges.reserve(caller.org(), reservation);
    if (refusal.isPresent()) {
      return Reading.unknown(refusal.get().because());
    }
    Embedded embedded = model.embed(texts);
    charges.settle(new Charge(caller.org(), reservation.id(), new Spending.Spent(caller.member(), caller.now(), NAME,
        embedded.model(), embedded.tokens(), embedded.cost()), entry(caller, embedded)));
    return embedded.vectors();
  }

  private static AuditEntry entry(ToolCall caller, Embedded embedded) {
    return AuditEntry.by(caller.member(), caller.now(), "model.asked", NAME.toString(),
        Map.of("model", embedded.model(), "tokens in", String.valueOf(embedded.tokens().in()), "tokens out", "0",
            "cost", Cost.of(embedded.cost()).exact(), "outcome",
            embedded.vectors() instanceof Reading.Known ? "answered" : "unavailable"));
  }
}
