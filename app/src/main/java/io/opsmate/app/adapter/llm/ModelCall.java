package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.opsmate.skills.advice.Watcher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of one model: ends by its deadline, whatever the model does, and nothing is heard of it afterwards. */
final class ModelCall implements StreamingChatResponseHandler {
  /** How often somebody who waits looks whether anybody still wants the answer. */
  static final long LOOK_MILLIS = 200;

  /** Unit: characters of one answer. Source: ours; sixteen times the longest that we ask for. */
  private static final long MOST = 256 * 1024;

  private final CompletableFuture<ChatResponse> done = new CompletableFuture<>();
  private final Thinking thinking = new Thinking();
  private final @Nullable Watcher watcher;
  private long heard;
  private boolean said;
  private boolean over;
  private volatile @Nullable StreamingHandle handle;

  private ModelCall(@Nullable Watcher watcher) {
    this.watcher = watcher;
  }

  /** What a call came to. */
  sealed interface Ended {
    record Well(ChatResponse response) implements Ended {}

    /**
     * Without a whole answer.
     *
     * @param said whether a part of an answer was shown already
     * @param heard characters of it, shown or not
     */
    record Badly(Fault fault, boolean said, long heard) implements Ended {}
  }

  /**
   * Asks, and waits.
   *
   * @param pieces hears the answer grow; absent where it is not for watching
   */
  static Ended of(StreamingChatModel model, ChatRequest request, Deadline deadline, Watcher watcher,
      @Nullable Watcher pieces) {
    ModelCall call = new ModelCall(pieces);
    Thread thread = Thread.ofVirtual().name("llm-call").start(() -> call.ask(model, request));
    Fault fault;
    try {
      return new Ended.Well(call.await(deadline, watcher));
    } catch (TimeoutException e) {
      fault = watcher.isCancelled()
          ? Fault.stopped("nobody waits for the answer any more")
          : Fault.passes("the language model took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fault = Fault.stopped("OpsMate is stopping");
    } catch (ExecutionException e) {
      fault = Fault.of(e);
    }
    call.end();
    thread.interrupt();
    return call.badly(fault);
  }

  private void ask(StreamingChatModel model, ChatRequest request) {
    try {
      model.chat(request, this);
    } catch (RuntimeException | LinkageError e) {
      done.completeExceptionally(e);
    }
  }

  private ChatResponse await(Deadline deadline, Watcher watcher)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      long wait = Math.min(LOOK_MILLIS, deadline.left().toMillis());
      try {
        return done.get(wait, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (deadline.hasPassed() || watcher.isCancelled()) {
          throw e;
        }
      }
    }
  }

  private synchronized Ended badly(Fault fault) {
    return new Ended.Badly(fault, said, heard);
  }

  private void end() {
    synchronized (this) {
      over = true;
    }
    StreamingHandle open = handle;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    handle = context.streamingHandle();
    heard(piece.text().length());
    synchronized (this) {
      String aloud = thinking.heard(piece.text());
      if (!over && watcher != null && !aloud.isEmpty()) {
        said = true;
        watcher.says(aloud);
      }
    }
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
    handle = context.streamingHandle();
    heard(piece.partialArguments().length());
  }

  /** Ends what is longer than any answer, whatever carries it. */
  private synchronized void heard(int characters) {
    heard += characters;
    if (heard > MOST) {
      done.completeExceptionally(new IllegalStateException("the answer is too long"));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    done.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    done.completeExceptionally(error);
  }
}
