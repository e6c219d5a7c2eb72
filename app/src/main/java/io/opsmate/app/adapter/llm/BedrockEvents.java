package io.opsmate.app.adapter.llm;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/** Bedrock's client as LangChain4j needs it: reasons to stop that it knows, and an end that is told. */
record BedrockEvents(BedrockRuntimeAsyncClient client) implements BedrockRuntimeAsyncClient {
  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }

  /** LangChain4j does not mind a stream that ends early; whoever has the whole answer by then does not hear the error. */
  @Override
  public CompletableFuture<Void> converseStream(ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
    return client.converseStream(request, new Plain(handler))
        .thenCompose(_ -> CompletableFuture.failedFuture(new BrokeOff()));
  }

  /** LangChain4j throws at any other reason than these, where nobody hears it. */
  private static ConverseStreamOutput known(ConverseStreamOutput output) {
    if (!(output instanceof MessageStopEvent stop)) {
      return output;
    }
    return switch (stop.stopReason()) {
      case END_TURN, STOP_SEQUENCE, MAX_TOKENS, TOOL_USE, CONTENT_FILTERED, GUARDRAIL_INTERVENED -> stop;
      case null, default -> stop.toBuilder()
          .stopReason("refusal".equals(stop.stopReasonAsString()) ? StopReason.CONTENT_FILTERED : StopReason.MAX_TOKENS)
          .build();
    };
  }

  /** Hands on what it is told. */
  private record Plain(ConverseStreamResponseHandler next) implements ConverseStreamResponseHandler {
    @Override
    public void responseReceived(ConverseStreamResponse response) {
      next.responseReceived(response);
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
      next.onEventStream(publisher.map(BedrockEvents::known));
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {
      next.exceptionOccurred(thrown);
    }

    @Override
    public void complete() {
      next.complete();
    }
  }
}
