package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.opsmate.skills.advice.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a model, the same again after a while where that may help, and then the simpler one, all by one deadline. A model
 * that was given up stays so for the rest of the inquiry.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** How often one model is asked the same. Source: ours; more only makes people wait. */
  private static final int MOST = 3;

  private static final Duration FIRST_WAIT = Duration.ofMillis(400);

  private final List<Provider.Model> models;
  private final Deadline deadline;
  private final Bill bill;
  private final Watcher watcher;
  private final Pause pause;
  private final ContextCheck context;
  private long estimated;
  private int current;

  Attempts(List<Provider.Model> models, Deadline deadline, Bill bill, Watcher watcher, Pause pause,
      ContextCheck context) {
    this.models = models;
    this.deadline = deadline;
    this.bill = bill;
    this.watcher = watcher;
    this.pause = pause;
    this.context = context;
  }

  /** Waits on the caller's thread, no longer than somebody wants the answer. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time, BooleanSupplier isOver) throws InterruptedException;

    /** Sleeps, and looks now and then whether it still needs to. */
    Pause IN_LOOKS = (time, isOver) -> {
      Deadline end = Deadline.in(time);
      while (!end.hasPassed() && !isOver.getAsBoolean()) {
        Thread.sleep(Math.min(ModelCall.LOOK_MILLIS, end.left().toMillis() + 1));
      }
    };
  }

  /** What came of asking. */
  sealed interface Outcome {
    record Answer(ChatResponse response) implements Outcome {}

    record None(Fault fault) implements Outcome {}

    /** It was not asked: that would take more than is left of the budget. */
    record TooMuch() implements Outcome {}
  }

  /** The model that is asked now. */
  String model() {
    return models.get(current).name();
  }

  /** What may still be sent, in tokens of our estimate; where the provider counts more than we do, that is less. */
  long room() {
    return bill.tokens().in() <= estimated ? bill.left() : bill.left() * estimated / bill.tokens().in();
  }

  Duration left() {
    return deadline.left();
  }

  Outcome ask(ChatRequest request, @Nullable Watcher pieces) {
    long sent = Estimate.tokens(request.toString());
    if (!bill.allows(sent)) {
      return new Outcome.TooMuch();
    }
    while (true) {
      Outcome outcome = askCurrent(request, sent, pieces);
      if (outcome instanceof Outcome.None(Fault fault) && mayHelp(fault, request) && hasNext() && bill.allows(sent)) {
        current++;
        LOG.atInfo().addKeyValue("model", model()).log("asking the fallback model");
      } else {
        return outcome;
      }
    }
  }

  /** A request with a schema that is not taken may be taken without, by the same model. */
  private static boolean mayHelp(Fault fault, ChatRequest request) {
    return switch (fault.kind()) {
      case PASSES, STAYS -> true;
      case REJECTED -> request.responseFormat() == null;
      case STOPPED -> false;
    };
  }

  private boolean hasNext() {
    return current + 1 < models.size() && !deadline.hasPassed();
  }

  private Outcome askCurrent(ChatRequest request, long sent, @Nullable Watcher pieces) {
    for (int attempt = 1;; attempt++) {
      if (watcher.isCancelled()) {
        return new Outcome.None(Fault.stopped("nobody waits for the answer any more"));
      }
      Deadline mine = share();
      Fault fault;
      switch (ModelCall.of(models.get(current).model(), request, mine, watcher, pieces)) {
        case ModelCall.Ended.Well(ChatResponse response) when response.finishReason() != null -> {
          answered(response, sent);
          return new Outcome.Answer(Thinking.without(response));
        }
        case ModelCall.Ended.Well(ChatResponse response) -> {
          answered(response, sent);
          fault = Fault.passes("the language model's answer broke off");
          if (pieces != null) {
            pieces.startsOver();
          }
        }
        case ModelCall.Ended.Badly(Fault why, boolean said, long heard) -> {
          fault = why;
          if (!fault.isFree() || heard > 0) {
            estimated += sent;
            bill.inVain(model(), sent, heard);
          }
          if (said) {
            watcher.startsOver();
          }
        }
      }
      LOG.atWarn()
          .addKeyValue("model", model())
          .addKeyValue("attempt", attempt)
          .addKeyValue("because", fault.because())
          .log("a language model did not answer");
      Duration wait = wait(fault, attempt);
      boolean again = fault.kind() == Fault.Kind.PASSES && attempt < MOST && wait.compareTo(mine.left()) < 0
          && bill.allows(sent);
      if (!again || !paused(wait)) {
        return new Outcome.None(fault);
      }
    }
  }

  private void answered(ChatResponse response, long sent) {
    estimated += sent;
    bill.answered(model(), response, sent);
    context.answered(model(), sent, response.tokenUsage() == null ? null : response.tokenUsage().inputTokenCount());
  }

  /** A model that hangs leaves the one after it some time. */
  private Deadline share() {
    Duration left = deadline.left();
    return Deadline.in(hasNext() ? left.multipliedBy(3).dividedBy(5) : left);
  }

  private static Duration wait(Fault fault, int attempt) {
    Duration ours = FIRST_WAIT.multipliedBy(1L << (attempt - 1))
        .plusMillis(ThreadLocalRandom.current().nextLong(FIRST_WAIT.toMillis()));
    return fault.pause().compareTo(ours) > 0 ? fault.pause() : ours;
  }

  private boolean paused(Duration wait) {
    try {
      pause.of(wait, watcher::isCancelled);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
