package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.ToolCall;
import java.util.HashMap;
import java.util.Map;

/** What is being asked in this process now: a few of a person and of an org at once, so that one leaves threads to others. */
final class InFlight {
  /** Source: ours; who has two questions open reads one answer first. */
  static final int OF_PERSON = 2;

  /** Source: ours; each holds a thread and a connection to the provider. */
  static final int OF_ORG = 8;

  private final Map<Object, Integer> open = new HashMap<>();

  private record Person(OrgId org, Object member) {}

  /** False where there are too many already. */
  synchronized boolean enters(ToolCall caller) {
    Person person = new Person(caller.org(), caller.member());
    if (open.getOrDefault(person, 0) >= OF_PERSON || open.getOrDefault(caller.org(), 0) >= OF_ORG) {
      return false;
    }
    open.merge(person, 1, Integer::sum);
    open.merge(caller.org(), 1, Integer::sum);
    return true;
  }

  synchronized void leaves(ToolCall caller) {
    open.computeIfPresent(new Person(caller.org(), caller.member()), (_, count) -> count == 1 ? null : count - 1);
    open.computeIfPresent(caller.org(), (_, count) -> count == 1 ? null : count - 1);
  }
}
