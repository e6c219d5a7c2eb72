package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.talk.Feedback;
import io.opsmate.commands.talk.Feedback.Count;
import io.opsmate.commands.talk.Feedback.Thumb;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Feedback} keeps. */
public interface FeedbackContract {
  MemberId ANA = new MemberId("U0ANA");
  MemberId BEN = new MemberId("U0BEN");

  Transactions transactions();

  Feedback feedback();

  @Test
  default void thumbsAreCountedByPromptAndModel() {
    String model = model();
    RequestKey request = request();
    give(new Thumb(request, ANA, true, "ask/question@1", model, SetClock.NOON));
    give(new Thumb(request, BEN, false, "ask/question@1", model, SetClock.NOON));
    give(new Thumb(request(), ANA, true, "ask/question@2", model, SetClock.NOON));

    assertThat(counts(Orgs.ACME, SetClock.NOON, model)).containsExactly(new Count("ask/question@1", model, 1, 1),
        new Count("ask/question@2", model, 1, 0));
    assertThat(counts(Orgs.OTHER, SetClock.NOON, model)).isEmpty();
    assertThat(counts(Orgs.ACME, SetClock.NOON.plusSeconds(1), model)).isEmpty();
  }

  @Test
  default void aSecondThumbTakesThePlaceOfTheFirst() {
    String model = model();
    RequestKey request = request();
    give(new Thumb(request, ANA, true, "ask/question@1", model, SetClock.NOON));
    give(new Thumb(request, ANA, false, "ask/question@1", model, SetClock.NOON));

    assertThat(counts(Orgs.ACME, SetClock.NOON, model)).containsExactly(new Count("ask/question@1", model, 0, 1));
  }

  @Test
  default void somebodysThumbsAreErased() {
    String model = model();
    MemberId leaver = new MemberId("U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
    give(new Thumb(request(), leaver, true, "ask/question@1", model, SetClock.NOON));

    assertThat(transactions().<Integer>in(Orgs.ACME, tx -> feedback().erase(tx, leaver))).isEqualTo(1);
    assertThat(counts(Orgs.ACME, SetClock.NOON, model)).isEmpty();
  }

  private void give(Thumb thumb) {
    transactions().run(Orgs.ACME, tx -> feedback().give(tx, thumb));
  }

  private List<Count> counts(OrgId org, Instant since, String model) {
    return transactions().in(org, tx -> feedback().counts(tx, since))
        .stream()
        .filter(one -> one.model().equals(model))
        .toList();
  }

  private static String model() {
    return "model-" + UUID.randomUUID();
  }

  private static RequestKey request() {
    return new RequestKey("request-" + UUID.randomUUID());
  }
}
