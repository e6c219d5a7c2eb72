package io.opsmate.app.adapter.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Inquiry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what is asked, what came of it, how long it took and its tokens, for Prometheus and health. */
public final class MeasuredModel implements Consultant, AutoCloseable {
  private final LangChainAdvisor model;
  private final MeterRegistry meters;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  public MeasuredModel(LangChainAdvisor model, MeterRegistry meters) {
    this.model = model;
    this.meters = meters;
  }

  @Override
  public boolean isThere() {
    return model.isThere();
  }

  @Override
  public AtMost atMost(Inquiry<?> inquiry) {
    return model.atMost(inquiry);
  }

  @Override
  public <T> Consulted<T> consult(Inquiry<T> inquiry) {
    Timer.Sample sample = Timer.start(meters);
    Consulted<T> consulted = model.consult(inquiry);
    asked.incrementAndGet();
    String outcome = switch (consulted.advice()) {
      case Advice.Answered<T> _ -> came("answered", Optional.empty());
      case Advice.Unusable<T>(String because) -> came("unusable", Optional.of(because));
      case Advice.OverBudget<T>(String because, var _) -> came("over-budget", Optional.of(because));
      case Advice.Unavailable<T>(String because) -> came("unavailable", Optional.of(because));
    };
    sample.stop(Timer.builder("opsmate.model.asked")
        .description("inquiries of the language model")
        .tags("model", consulted.model(), "outcome", outcome)
        .register(meters));
    count("in", consulted.model(), consulted.tokens().in());
    count("out", consulted.model(), consulted.tokens().out());
    return consulted;
  }

  /** One clause for health. */
  public String says() {
    String last = trouble.get();
    return asked + " asked, " + failed + " without an answer" + (last.isEmpty() ? "" : "; the last one: " + last);
  }

  @Override
  public void close() {
    model.close();
  }

  private String came(String outcome, Optional<String> because) {
    because.ifPresent(_ -> failed.incrementAndGet());
    trouble.set(because.orElse(""));
    return outcome;
  }

  private void count(String direction, String name, long tokens) {
    meters.counter("opsmate.model.tokens", "model", name, "direction", direction).increment((double) tokens);
  }
}
