package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Consultant.Consulted;
import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Transactions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Asks within what people and orgs may spend, and puts on record what it took, never what was said. Those who ask at once
 * may together go over a limit by what they were already asking; in one process that is a few inquiries.
 */
public final class MeteredAdvisor implements Advisor {
  private final InFlight inFlight = new InFlight();
  private final Consultant model;
  private final Transactions transactions;
  private final Books books;
  private final Function<PromptRef, String> hashes;

  /** @param hashes the SHA-256 of a prompt */
  public MeteredAdvisor(Consultant model, Transactions transactions, Books books, Function<PromptRef, String> hashes) {
    this.model = model;
    this.transactions = transactions;
    this.books = books;
    this.hashes = hashes;
  }

  /** Where it is written down. */
  public record Books(Spending spending, AuditTrail audit) {}

  @Override
  public boolean isThere() {
    return model.isThere();
  }

  @Override
  public <T> Advice<T> ask(Inquiry<T> inquiry) {
    if (!inFlight.enters(inquiry.caller())) {
      return new Advice.Unavailable<>("too much is being asked at once; ask again when that is answered");
    }
    try {
      return asked(inquiry);
    } finally {
      inFlight.leaves(inquiry.caller());
    }
  }

  private <T> Advice<T> asked(Inquiry<T> inquiry) {
    ToolCall caller = inquiry.caller();
    Optional<Exhausted> exhausted = transactions.in(caller.org(),
        tx -> books.spending().exhausted(tx, caller.member(), caller.now()));
    if (exhausted.isPresent()) {
      return new Advice.OverBudget<>(exhausted.get().because(), exhausted.get().until());
    }
    Consulted<T> consulted = model.consult(inquiry);
    transactions.run(caller.org(), tx -> {
      books.spending()
          .spent(tx, new Spending.Spent(caller.member(), caller.now(), inquiry.prompt(), consulted.model(),
              consulted.tokens(), consulted.cost()));
      books.audit().record(tx, entry(inquiry, consulted));
    });
    return consulted.advice();
  }

  private AuditEntry entry(Inquiry<?> inquiry, Consulted<?> consulted) {
    Map<String, String> facts = new TreeMap<>(Map.of("prompt hash", hashes.apply(inquiry.prompt()),
        "model", consulted.model(), "tokens in", String.valueOf(consulted.tokens().in()), "tokens out",
        String.valueOf(consulted.tokens().out()), "cost",
        consulted.cost().map(MeteredAdvisor::exact).orElse("no price"), "outcome", outcome(consulted.advice())));
    if (consulted.advice() instanceof Advice.Answered<?>(_, Trace trace) && !trace.calls().isEmpty()) {
      facts.put("tools", String.join(", ", trace.calls()));
    }
    return AuditEntry.by(inquiry.caller().member(), inquiry.caller().now(), "model.asked",
        inquiry.prompt().toString(), facts);
  }

  private static String exact(Money cost) {
    return cost.amount().toPlainString() + " " + cost.currency().getCurrencyCode();
  }

  private static String outcome(Advice<?> advice) {
    return switch (advice) {
      case Advice.Answered<?> _ -> "answered";
      case Advice.Unusable<?> _ -> "unusable";
      case Advice.OverBudget<?> _ -> "over budget";
      case Advice.Unavailable<?> _ -> "unavailable";
    };
  }
}
