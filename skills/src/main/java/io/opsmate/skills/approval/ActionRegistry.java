package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who handles which action type in one org's estate.
 *
 * <p>Errors: {@link IllegalStateException} naming the type when a declared action has no handling, or one has two, or one
 * is handled that nobody declared.
 */
public final class ActionRegistry {
  private final Map<String, Handling<?>> byType = new HashMap<>();

  public ActionRegistry(Collection<ActionType<?>> declared, Collection<Handling<?>> handlings) {
    for (Handling<?> handling : handlings) {
      if (byType.put(handling.type().id(), handling) != null) {
        throw new IllegalStateException("the action " + handling.type().id() + " has two executors; keep one");
      }
    }
    for (ActionType<?> type : declared) {
      if (!byType.containsKey(type.id())) {
        throw new IllegalStateException("the action " + type.id() + " has no executor; add one or drop the action");
      }
    }
    byType.values().stream().filter(handling -> !declared.contains(handling.type())).findAny().ifPresent(extra -> {
      throw new IllegalStateException("no skill declares the action " + extra.type().id());
    });
  }

  Optional<Handling<?>> handling(String actionType) {
    return Optional.ofNullable(byType.get(actionType));
  }
}
