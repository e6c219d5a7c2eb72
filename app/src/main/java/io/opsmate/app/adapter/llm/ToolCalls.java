package io.opsmate.app.adapter.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Redaction;
import io.opsmate.skills.advice.Toolbox;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.Tool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of one inquiry as a model sees them: specifications, and answers as fenced JSON of a bounded size. */
final class ToolCalls {
  /** Unit: bytes of JSON. Source: ours; 4,100 tokens by our estimate; every further round sends them again. */
  static final int MOST = 16 * 1024;

  /** Longest that one call may take. Source: ours; a third of what a question has. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

  private final Toolbox toolbox;
  private final Fence fence;
  private final Deadline deadline;
  private final Watcher watcher;
  private final List<ToolSpecification> offered;

  ToolCalls(Inquiry<?> inquiry, Permits permits, Fence fence, Deadline deadline) {
    this.toolbox = new Toolbox(inquiry, permits, ToolCalls::shown);
    this.fence = fence;
    this.deadline = deadline;
    this.watcher = inquiry.watcher();
    this.offered = toolbox.offered().stream().map(ToolCalls::specification).toList();
  }

  Toolbox toolbox() {
    return toolbox;
  }

  /** Those that the caller may use. */
  List<ToolSpecification> offered() {
    return offered;
  }

  /**
   * What the model is told. A tool that is not done in its time, or when nobody waits any more, is interrupted and left
   * alone; an answer can do without it, so that its time is not the question's.
   */
  String call(ToolExecutionRequest request) throws TimeoutException, InterruptedException {
    CompletableFuture<Toolbox.Result> result = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("llm-tool").start(() -> {
      try {
        result.complete(toolbox.call(request.name(), Objects.requireNonNullElse(request.arguments(), ""),
            tool -> input(tool, request.arguments())));
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return await(result, Deadline.in(patience(deadline.left()))).map(read -> told(request.name(), read))
          .orElseGet(() -> gaveUp(request.name()));
    } catch (ExecutionException e) {
      LOG.atWarn().setCause(e).addKeyValue("tool", request.name()).log("a call of a tool failed");
      return refused("This could not be read just now. Say so, and answer without it.");
    } finally {
      thread.interrupt();
    }
  }

  /** What the model is told instead of what it wanted; the reason may hold words of others, too. */
  String refused(String because) {
    return "Refused. " + fence.around("refused", Redaction.strip(because));
  }

  /** So long one call may take of what is left; the rest is for the others, and for the answer. */
  static Duration patience(Duration left) {
    Duration third = left.dividedBy(3);
    return third.compareTo(PATIENCE) < 0 ? third : PATIENCE;
  }

  private String gaveUp(String name) {
    toolbox.giveUp();
    LOG.atWarn().addKeyValue("tool", name).log("a tool took too long");
    return refused("This could not be read in time. Say so, and answer without it.");
  }

  /** Empty when it takes too long. */
  private Optional<Toolbox.Result> await(CompletableFuture<Toolbox.Result> result, Deadline mine)
      throws TimeoutException, InterruptedException, ExecutionException {
    while (true) {
      try {
        return Optional.of(result.get(Math.min(ModelCall.LOOK_MILLIS, mine.left().toMillis()), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (deadline.hasPassed() || watcher.isCancelled()) {
          throw e;
        }
        if (mine.hasPassed()) {
          return Optional.empty();
        }
      }
    }
  }

  private String told(String name, Toolbox.Result result) {
    return switch (result) {
      case Toolbox.Result.Refused(String because) -> refused(because);
      case Toolbox.Result.Read(String words) -> fence.around(name, words);
    };
  }

  private static Toolbox.Input input(Tool<?, ?> tool, String arguments) {
    try {
      return new Toolbox.Input.Fits(RecordReader.read(arguments, tool.input()));
    } catch (RecordReader.Unfit e) {
      return new Toolbox.Input.Wrong(e.because());
    }
  }

  /** Without secrets: piece by piece, and then all of it for what only two pieces together are. */
  private static Toolbox.Result shown(Record value) {
    Pieces pieces = new Pieces();
    String json = RecordWriter.write(value, pieces);
    int bytes = Math.max(pieces.length, json.getBytes(StandardCharsets.UTF_8).length);
    return bytes <= MOST
        ? new Toolbox.Result.Read(Redaction.strip(json))
        : new Toolbox.Result.Refused("The result has " + bytes / 1024 + " KB, and only " + MOST / 1024
            + " KB can be shown. Ask for a smaller page, or for less.");
  }

  /** Takes secrets out of each, as long as what was given so far could be shown at all. */
  private static final class Pieces implements UnaryOperator<String> {
    private int length;

    @Override
    public String apply(String words) {
      length += words.length();
      return length > MOST ? words : Redaction.strip(words);
    }
  }

  private static ToolSpecification specification(Tool<?, ?> tool) {
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.sentence())
        .parameters(RecordSchema.ofInput(tool.input()))
        .build();
  }
}
