package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What somebody wants to do about a request. */
public sealed interface Decision {
  /** The reason may be empty where no rule wants one. */
  record Approve(String reason) implements Decision {
    public Approve() {
      this("");
    }
  }

  /** Approve alone, in an emergency: loudly, and looked at by others later. */
  record BreakGlass(String reason) implements Decision {}

  /** By the requester it is a withdrawal. */
  record Reject(String reason) implements Decision {}

  /** By the requester only. */
  record Withdraw(String reason) implements Decision {}

  /** Put off: it stays open, and nobody is bothered until then. */
  record Snooze(Pause pause) implements Decision {}

  /** Ask people by name to look. Changes nothing about who may approve; the note may be empty. */
  record Reassign(List<MemberId> people, String note) implements Decision {
    public Reassign {
      people = List.copyOf(people);
    }
  }

  /** Say no, and have the same proposed no more for a while. By approvers only. */
  record Mute(Duration time, MuteReach reach, String reason) implements Decision {
    /** The longest. */
    public static final Duration LONGEST = Duration.ofDays(90);
  }

  /** What the same is. */
  enum MuteReach {
    /** The resources of the request. */
    THESE,
    /** The action, for all resources, in the channel of the request. */
    ACTION_IN_CHANNEL
  }

  /** Keep only these resources (by {@link ResourceRef#toString()}) and take the others out of the plan. */
  record Narrow(Set<String> keep) implements Decision {
    public Narrow {
      keep = Set.copyOf(keep);
    }

    List<PlanItem> of(List<PlanItem> items) {
      return items.stream().filter(item -> keep.contains(item.action().resource().toString())).toList();
    }

    Plan of(Plan plan) {
      return plan.keeping(of(plan.items()));
    }
  }
}
