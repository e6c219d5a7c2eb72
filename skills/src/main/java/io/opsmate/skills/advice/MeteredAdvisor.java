package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Consultant.Consulted;
import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Asks within what people and orgs may spend: sets aside what an inquiry may take at most, asks, and puts on record what it
 * took, never what was said.
 */
public final class MeteredAdvisor implements Advisor {
  /**
   * How much longer than its inquiry a reservation lasts. Source: ours; what came before the question in the same job,
   * clocks of replicas that differ, and a slow commit are below it.
   */
  private static final Duration AFTERWARDS = Duration.ofMinutes(5);

  private final InFlight inFlight = new InFlight();
  private final Consultant model;
  private final Charges charges;
  private final Ids ids;
  private final Function<PromptRef, String> hashes;

  /** @param hashes the SHA-256 of a prompt */
  public MeteredAdvisor(Consultant model, Transactions transactions, Books books, Function<PromptRef, String> hashes) {
    this.model = model;
    this.charges = new Charges(transactions, books);
    this.ids = books.ids();
    this.hashes = hashes;
  }

  /** Where it is written down. */
  public record Books(Spending spending, AuditTrail audit, Ids ids) {}

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
    Reservation reservation =
        reservation(ids.next(), caller, inquiry.budget().time(), model.atMost(inquiry));
    Optional<Exhausted> refusal = charges.reserve(caller.org(), reservation);
    if (refusal.isPresent()) {
      return new Advice.OverBudget<>(refusal.get().because(), refusal.get().until());
    }
    Consulted<T> consulted = consulted(inquiry, reservation);
    Spending.Spent spent = new Spending.Spent(caller.member(), caller.now(), inquiry.prompt(), consulted.model(),
        consulted.tokens(), consulted.cost());
    charges.settle(new Charge(caller.org(), reservation.id(), spent, entry(inquiry, consulted)));
    return consulted.advice();
  }

  /** What breaks before anything was asked frees what was set aside. */
  private <T> Consulted<T> consulted(Inquiry<T> inquiry, Reservation reservation) {
    try {
      return model.consult(inquiry);
    } catch (RuntimeException e) {
      charges.free(inquiry.caller().org(), reservation.id());
      throw e;
    }
  }

  static Reservation reservation(UUID id, ToolCall caller, Duration time, Consultant.AtMost most) {
    return new Reservation(id, caller.member(), caller.now(), caller.now().plus(time).plus(AFTERWARDS), most.tokens(),
        most.cost());
  }

  private AuditEntry entry(Inquiry<?> inquiry, Consulted<?> consulted) {
    Map<String, String> facts = new TreeMap<>(Map.of("prompt hash", hashes.apply(inquiry.prompt()),
        "model", consulted.model(), "tokens in", String.valueOf(consulted.tokens().in()), "tokens out",
        String.valueOf(consulted.tokens().out()), "cost",
        consulted.cost().exact(), "outcome", outcome(consulted.advice())));
    if (consulted.advice() instanceof Advice.Answered<?>(_, Trace trace) && !trace.calls().isEmpty()) {
      facts.put("tools", String.join(", ", trace.calls()));
    }
    return AuditEntry.by(inquiry.caller().member(), inquiry.caller().now(), "model.asked",
        inquiry.prompt().toString(), facts);
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
