package io.opsmate.app.fault;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What every class of the suite is extended with: when all tests have run, it prints one line on what was tried. */
final class FaultSuite implements BeforeAllCallback, AfterEachCallback {
  private static final Namespace OURS = Namespace.create(FaultSuite.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getRoot().getStore(OURS).getOrComputeIfAbsent(Summary.class, _ -> new Summary());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    context.getExecutionException()
        .ifPresent(_ -> context.getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent(Summary.class, _ -> new Summary(), Summary.class).failures.incrementAndGet());
  }

  /** Closed by JUnit with the whole run. */
  private static final class Summary implements AutoCloseable {
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public void close() {
      String verdict = failures.get() == 0
          ? "all invariants held"
          : "NOT all invariants held: " + failures.get() + " tests failed";
      System.out.println("fault suite (" + (Depth.isDeep() ? "deep" : "small") + ", seed " + Depth.SEED + "): "
          + Tally.words() + "; " + verdict);
    }
  }
}
