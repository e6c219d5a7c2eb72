package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The modals on screen: one stack of at most three views per person. */
public final class Modals {

  /** Slack's limit: one view, and two pushed on it. */
  public static final int STACK = 3;

  private final InstantSource clock;
  private final Changes changes;
  private final Map<String, List<ModalView>> stacks = new HashMap<>();
  private long made;

  public Modals(InstantSource clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  /** From the bottom up; empty when no modal is open. */
  public synchronized List<ModalView> of(String person) {
    return List.copyOf(stacks.getOrDefault(person, List.of()));
  }

  /** The view that this person sees, when it is this one. */
  public synchronized Optional<ModalView> onTop(String person, String id) {
    List<ModalView> stack = of(person);
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast()).filter(top -> top.id().equals(id));
  }

  public synchronized Optional<ModalView> find(String id) {
    return all().filter(modal -> modal.id().equals(id)).findFirst();
  }

  public synchronized Optional<ModalView> named(String externalId) {
    return all().filter(modal -> modal.externalId().equals(externalId)).findFirst();
  }

  /** Opens a modal in the place of whatever this person had open; from inside a modal it goes on top. */
  public synchronized ModalResult open(Trigger trigger, ObjectNode view) {
    return trigger.view() == null ? put(trigger, view, List.of()) : push(trigger, view);
  }

  public synchronized ModalResult push(Trigger trigger, ObjectNode view) {
    List<ModalView> stack = of(trigger.person());
    if (stack.stream().noneMatch(modal -> modal.id().equals(trigger.view()))) {
      return ModalResult.refused("not_found");
    }
    return stack.size() == STACK ? ModalResult.refused("push_limit_reached") : put(trigger, view, stack);
  }

  /** Shows something else in a view that is open; an expected hash, when given, must be the current one. */
  public synchronized ModalResult update(String id, ObjectNode view, Optional<String> expectedHash) {
    Optional<ModalView> found = find(id);
    if (found.isEmpty()) {
      return ModalResult.refused("not_found");
    }
    if (expectedHash.filter(hash -> !hash.equals(found.get().hash())).isPresent()) {
      return ModalResult.refused("hash_conflict");
    }
    if (isTaken(view, id)) {
      return ModalResult.refused("duplicate_external_id");
    }
    ModalView updated = found.get().showing(view, hash());
    stacks.values().forEach(stack -> stack.replaceAll(modal -> modal.id().equals(id) ? updated : modal));
    changes.happened();
    return new ModalResult.Shown(updated);
  }

  /** Closes one view and what lies on it; the one below is seen again. From the top down. */
  public synchronized List<ModalView> close(ModalView modal) {
    List<ModalView> stack = stacks.getOrDefault(modal.person(), new ArrayList<>());
    List<ModalView> closed = new ArrayList<>();
    while (stack.stream().anyMatch(one -> one.id().equals(modal.id()))) {
      closed.add(stack.removeLast());
    }
    changes.happened();
    return closed;
  }

  /** Closes all views of this person, from the top down. */
  public synchronized List<ModalView> clear(String person) {
    List<ModalView> closed = of(person).reversed();
    stacks.remove(person);
    changes.happened();
    return closed;
  }

  private ModalResult put(Trigger trigger, ObjectNode view, List<ModalView> below) {
    if (isTaken(view, "")) {
      return ModalResult.refused("duplicate_external_id");
    }
    String hash = hash();
    String id = "V0MODAL" + String.format(Locale.ROOT, "%04d", made);
    ModalView modal = below.isEmpty()
        ? new ModalView(id, trigger.person(), hash, view, id, null, trigger.channel())
        : new ModalView(
            id, trigger.person(), hash, view, below.getFirst().id(), below.getLast().id(), trigger.channel());
    List<ModalView> stack = new ArrayList<>(below);
    stack.add(modal);
    stacks.put(trigger.person(), stack);
    changes.happened();
    return new ModalResult.Shown(modal);
  }

  private boolean isTaken(ObjectNode view, String byOther) {
    String externalId = view.path("external_id").asText();
    return !externalId.isEmpty()
        && all().anyMatch(modal -> modal.externalId().equals(externalId) && !modal.id().equals(byOther));
  }

  private Stream<ModalView> all() {
    return stacks.values().stream().flatMap(List::stream);
  }

  private String hash() {
    made++;
    return clock.instant().getEpochSecond() + "." + Long.toHexString(0x7A0000L + made);
  }
}
