package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import java.util.List;
import java.util.stream.Stream;

/** The background work of the approval core. */
public final class ApprovalJobs {
  /** Carries out what was approved, or goes on with it after a wait. */
  public static final JobType<ApprovalRef> RUN = new JobType<>("approval-run", 1, ApprovalRef.class);

  /** Looks whether the worker that claimed an approval is still there, and takes over when its lease ran out. */
  public static final JobType<ApprovalRef> WATCH = new JobType<>("approval-watch", 1, ApprovalRef.class);

  /** Turns silence into a no. */
  public static final JobType<ApprovalRef> EXPIRE = new JobType<>("approval-expire", 1, ApprovalRef.class);

  /** Says once, before a request expires, who is waited for. */
  public static final JobType<ApprovalRef> REMIND = new JobType<>("approval-remind", 1, ApprovalRef.class);

  /** Ends a snooze. */
  public static final JobType<ApprovalRef> WAKE = new JobType<>("approval-wake", 1, ApprovalRef.class);

  private ApprovalJobs() {}

  /** Whether a job of this type, by its id, is about a request. */
  public static boolean isOne(String type) {
    return Stream.of(RUN, WATCH, EXPIRE, REMIND).anyMatch(one -> one.id().equals(type));
  }

  public static List<JobSpec<?>> of(ApprovalDesk desk, ActionRunner runner) {
    return List.of(new JobSpec<>(RUN, (org, ref, now) -> runner.run(org, ref.id())),
        new JobSpec<>(WATCH, (org, ref, now) -> runner.watch(org, ref.id())),
        new JobSpec<>(EXPIRE, (org, ref, now) -> desk.expire(org, ref.id(), now)),
        new JobSpec<>(REMIND, (org, ref, now) -> desk.remind(org, ref.id(), now)),
        new JobSpec<>(WAKE, (org, ref, now) -> desk.wake(org, ref.id(), now)));
  }
}
