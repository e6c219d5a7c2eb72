package io.opsmate.app.adapter.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Lets a call reach AWS and then loses the answer, or kills the worker that waits for it. Also keeps what was called. */
public final class Sabotage implements ExecutionInterceptor {
  private final Set<String> losing = ConcurrentHashMap.newKeySet();
  private final Set<String> dying = ConcurrentHashMap.newKeySet();
  private final List<String> happened = new ArrayList<>();

  /** What a worker dies of. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The next answer to this operation gets lost. */
  public Sabotage loseAnswerTo(String operation) {
    losing.add(operation);
    return this;
  }

  /** The worker dies when this operation has happened. */
  public Sabotage dieAfter(String operation) {
    dying.add(operation);
    return this;
  }

  /** The operations that AWS answered well, in order. */
  public List<String> happened() {
    return List.copyOf(happened);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    happened.add(operation);
    if (losing.remove(operation)) {
      throw SdkClientException.create("Unable to execute HTTP request: Connection reset");
    }
    if (dying.remove(operation)) {
      throw new Crash();
    }
  }
}
