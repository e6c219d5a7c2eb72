package io.opsmate.app.adapter.llm;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices once when a server counts far fewer tokens than it was sent. Some leave a part of a long question out
 * without a word, be it OpsMate's rules.
 */
final class ContextCheck {
  /** Unit: tokens. Source: Ollama's documentation, context length: 4k on most machines. */
  private static final long SMALLEST = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(ContextCheck.class);

  private final AtomicBoolean warned = new AtomicBoolean();

  /** @param counted what the server says it was sent; absent where it does not say */
  void answered(String model, long sent, @Nullable Integer counted) {
    warning(sent, counted).filter(_ -> warned.compareAndSet(false, true))
        .ifPresent(warning -> LOG.atWarn().addKeyValue("model", model).log(warning));
  }

  /** Our estimate may be twice what it is, in other scripts than Latin most. */
  static Optional<String> warning(long sent, @Nullable Integer counted) {
    return counted == null || counted == 0 || sent <= SMALLEST || counted > sent / 2
        ? Optional.empty()
        : Optional.of("the language model's server counted " + counted + " tokens of about " + sent
            + " that it was sent; it may leave out a part of long questions. Ollama does, until it is started with "
            + "OLLAMA_CONTEXT_LENGTH=32768");
  }
}
