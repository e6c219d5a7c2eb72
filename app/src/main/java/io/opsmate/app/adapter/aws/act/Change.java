package io.opsmate.app.adapter.aws.act;

import io.opsmate.app.adapter.aws.AwsCall;
import io.opsmate.app.adapter.aws.AwsFault;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.kernel.RetriableFailure;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One change asked of AWS, and what its refusals mean for the approval.
 *
 * @param nothing what is true when AWS says no: "nothing was deleted"
 */
record Change(AwsCall call, String nothing) {
  /** Asks AWS whether it would permit the change, by its DryRun flag; the refusal when it would not. */
  Optional<Execution> preflight(Runnable dryRun) {
    try {
      dryRun.run();
    } catch (SdkException e) {
      AwsFault fault = call.fault(e);
      return fault.kind() == AwsFault.Kind.WOULD_SUCCEED ? Optional.empty() : Optional.of(said(fault));
    }
    throw new IllegalStateException("AWS answered a dry run of " + call + " as if it had done it");
  }

  /** What AWS's no comes to. When nobody knows whether it happened, an exception that makes the runner look. */
  Execution no(SdkException e) {
    AwsFault fault = call.fault(e);
    return switch (fault.kind()) {
      case UNANSWERED, WOULD_SUCCEED -> throw new RetriableFailure(fault.says(), e);
      case NOT_FOUND, PROTECTED, DENIED, THROTTLED, REJECTED -> said(fault);
    };
  }

  private Execution said(AwsFault fault) {
    String words = fault.says() + "; " + nothing;
    return switch (fault.kind()) {
      case NOT_FOUND, PROTECTED -> Execution.refused(words);
      case DENIED, THROTTLED, REJECTED, UNANSWERED, WOULD_SUCCEED -> Execution.failed(words);
    };
  }
}
