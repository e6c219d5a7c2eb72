package io.opsmate.app.adapter.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/** The events of an answer on their way to LangChain4j: an error among them ends it, and so does one that cannot be read. */
final class ModelEvents implements PassedOn {
  private final ServerSentEventListener next;
  private boolean ended;

  ModelEvents(ServerSentEventListener next) {
    this.next = next;
  }

  @Override
  public ServerSentEventListener next() {
    return next;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (ended) {
      return;
    }
    try {
      ModelError.in(event.data()).ifPresent(error -> {
        throw error;
      });
      next.onEvent(event, context);
    } catch (RuntimeException e) {
      ended = true;
      context.parsingHandle().cancel();
      next.onError(e);
    }
  }

  /** LangChain4j does not mind a stream that ends early; whoever has the whole answer by then does not hear the error. */
  @Override
  public void onClose() {
    next.onClose();
    next.onError(new BrokeOff());
  }
}
