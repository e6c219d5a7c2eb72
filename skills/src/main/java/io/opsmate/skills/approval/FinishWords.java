package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words how a run ended. */
final class FinishWords {
  private FinishWords() {}

  /** {@code done -> 3, refused -> 1}. */
  static Map<String, String> counts(ApprovalState.Finished finished) {
    Map<String, Long> counts = finished.outcomes()
        .stream()
        .collect(Collectors.groupingBy(Outcome::word, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().toString()));
  }

  /** "3 of 4 done; 1 not done". */
  static String summary(ApprovalState.Finished finished) {
    int all = finished.outcomes().size();
    long done = finished.outcomes().stream().filter(Outcome.Done.class::isInstance).count();
    List<String> words = new ArrayList<>();
    words.add(done == all ? (all == 1 ? "Done" : "All " + all + " done") : done + " of " + all + " done");
    add(words, finished, Outcome.Refused.class, "not done");
    add(words, finished, Outcome.Failed.class, "failed");
    add(words, finished, Outcome.Unknown.class, "unknown: a person has to look");
    return String.join("; ", words);
  }

  /** What the done actions stop costing. */
  static CostTotal saved(Plan plan, ApprovalState.Finished finished) {
    List<MonthlyCost> costs = new ArrayList<>();
    for (int item = 0; item < plan.items().size(); item++) {
      if (finished.outcomes().get(item) instanceof Outcome.Done) {
        costs.add(plan.items().get(item).saves());
      }
    }
    return CostTotal.of(costs);
  }

  static Text toRequester(Approval approval, ApprovalState.Finished finished) {
    return Text.of(approval.requester(), " ", approval.plan().title(), ": ", summary(finished), ". ",
        Balance.ended(saved(approval.plan(), finished)), ".");
  }

  private static void add(List<String> words, ApprovalState.Finished finished, Class<? extends Outcome> kind,
      String word) {
    long count = finished.outcomes().stream().filter(kind::isInstance).count();
    if (count > 0) {
      words.add(count + " " + word);
    }
  }
}
