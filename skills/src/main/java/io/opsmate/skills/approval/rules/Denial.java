package io.opsmate.skills.approval.rules;

import io.opsmate.skills.approval.rules.Circumstances.Target;
import java.util.List;

/**
 * Why a plan may not be carried out, whoever approves.
 *
 * @param because one clause without a full stop
 * @param culprits the resources it is about; without them the plan might do. All of them when it is about the plan itself
 */
public record Denial(String because, List<Target> culprits) {
  public Denial {
    culprits = List.copyOf(culprits);
  }
}
