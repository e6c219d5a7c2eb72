package io.opsmate.app.adapter.llm;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/** Somebody on the way of an answer's events: what they do not hear themselves goes on to the next. */
interface PassedOn extends ServerSentEventListener {
  ServerSentEventListener next();

  @Override
  default void onOpen(SuccessfulHttpResponse response) {
    next().onOpen(response);
  }

  @Override
  default void onError(Throwable error) {
    next().onError(error);
  }

  @Override
  default void onClose() {
    next().onClose();
  }
}
