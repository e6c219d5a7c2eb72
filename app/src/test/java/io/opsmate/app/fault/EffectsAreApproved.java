package io.opsmate.app.fault;

import io.opsmate.skills.approval.AttemptId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** No action without quorum, none before its attempt was on record, none twice, and each outcome tells the truth. */
record EffectsAreApproved(DataSource admin, World world) {
  /** One action of a request with how it ended. */
  private record Item(UUID approval, String state, AttemptId attempt, String step, String says) {}

  List<String> broken(Case one) {
    List<World.Effect> effects = world.effects(one.prefix());
    List<Item> items = items(one);
    List<String> wrong = new ArrayList<>(twice(one, effects));
    effects.stream()
        .filter(effect -> !effect.onRecord())
        .forEach(effect -> wrong.add(effect.box() + " was scrapped before its attempt was on record"));
    for (World.Effect effect : effects) {
      items.stream()
          .filter(item -> item.attempt().equals(effect.attempt()))
          .findFirst()
          .ifPresentOrElse(item -> wrong.addAll(approved(one, item, effect)),
              () -> wrong.add(effect.box() + " was scrapped by an attempt that is not on record"));
    }
    items.forEach(item -> wrong.addAll(told(item, effects)));
    return wrong;
  }

  private List<String> twice(Case one, List<World.Effect> effects) {
    List<String> wrong = new ArrayList<>();
    effects.stream()
        .collect(Collectors.groupingBy(World.Effect::box, Collectors.counting()))
        .forEach((box, times) -> {
          if (times > 1) {
            wrong.add(box + " was scrapped " + times + " times");
          }
        });
    world.begunTwice(one.prefix()).forEach(box -> wrong.add(box + " was prepared twice by one attempt"));
    return wrong;
  }

  private List<Item> items(Case one) {
    return Rows.list(admin,
        row -> new Item(row.getObject("approval_id", UUID.class), row.getString("state"),
            new AttemptId(row.getObject("attempt", UUID.class) == null
                ? new UUID(0, 0)
                : row.getObject("attempt", UUID.class)),
            row.getString("step"), row.getString("says")),
        "SELECT t.approval_id, a.state, t.attempt, t.step, t.says FROM approval_attempt t JOIN approval a"
            + " ON a.org_id = t.org_id AND a.id = t.approval_id WHERE t.org_id = ?",
        one.org().value());
  }

  /** Recounted by hand: two of the three, none of them the requester, each vote put on record by an audit entry. */
  private List<String> approved(Case one, Item item, World.Effect effect) {
    List<String> voters = Rows.list(admin, row -> row.getString(1),
        "SELECT member FROM approval_vote WHERE org_id = ? AND approval_id = ?", one.org().value(), item.approval());
    Set<String> counting = new HashSet<>(voters);
    counting.removeIf(voter -> Case.APPROVERS.stream().noneMatch(approver -> approver.value().equals(voter)));
    long onRecord = Rows.first(admin, row -> row.getLong(1), "SELECT count(DISTINCT actor) FROM audit_event"
        + " WHERE org_id = ? AND subject = ? AND what = 'approval.approved'", one.org().value(),
        item.approval().toString()).orElseThrow();
    List<String> wrong = new ArrayList<>();
    if (counting.size() < Replica.QUORUM) {
      wrong.add(effect.box() + " was scrapped with " + counting.size() + " votes that count, of " + voters);
    }
    if (onRecord < counting.size()) {
      wrong.add(counting.size() + " votes count for " + effect.box() + ", but " + onRecord + " are in the audit trail");
    }
    if (voters.size() > counting.size()) {
      wrong.add("there are more votes than people who may vote: " + voters);
    }
    return wrong;
  }

  /** Of what is settled: done means done once, by that attempt; refused and failed mean untouched; unknown says why. */
  private static List<String> told(Item item, List<World.Effect> effects) {
    Map<Boolean, Long> by = effects.stream()
        .collect(Collectors.partitioningBy(effect -> effect.attempt().equals(item.attempt()), Collectors.counting()));
    long done = by.getOrDefault(true, 0L);
    return switch (item.step()) {
      case "done" -> done == 1 ? List.of() : List.of("it says done, but it was done " + done + " times");
      case "refused", "failed" -> done == 0 ? List.of() : List.of("it says " + item.step() + ", but it was done");
      case "unknown" -> item.says().isBlank() ? List.of("it says unknown, without evidence") : List.of();
      default -> List.of("an action was left " + item.step() + " in a request that is " + item.state());
    };
  }
}
