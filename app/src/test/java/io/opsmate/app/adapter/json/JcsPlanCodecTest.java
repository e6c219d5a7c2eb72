package io.opsmate.app.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.PlanCodec.Decoded;
import io.opsmate.skills.approval.PlanCodec.Encoded;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plans outlive the code that wrote them: what is stored today is read by every later version. */
class JcsPlanCodecTest {
  private static final ActionType<Paint> PAINT =
      new ActionType<>("wall.paint", 2, Paint.class, Risk.REVERSIBLE, "Paints a wall.");
  private static final Instant EXPIRY = Instant.parse("2026-11-25T12:00:00.123456789Z");
  private static final PlanCodec CODEC = new JcsPlanCodec(List.of(PAINT), new Json());

  /** One component: stored as its value. */
  record WallId(String value) {}

  /** Every kind of component an action may have. */
  record Paint(WallId wall, String colour, long coats, boolean primed, Instant seenAt) implements Action {
    @Override
    public ResourceRef resource() {
      return new ResourceRef("wall", wall.value(), "house");
    }

    public boolean isDone() {
      return false;
    }
  }

  @Test
  void aPlanIsStoredAsTheGoldenFileHasIt() throws IOException {
    Encoded encoded = CODEC.encode(plan(3));

    assertThat(encoded.json()).isEqualTo(golden("plan-1.json"));
    assertThat(encoded.hash()).isEqualTo(new PlanHash(golden("plan-1.sha256")));
  }

  @Test
  void theGoldenFileIsReadAsThePlan() throws IOException {
    Encoded stored = new Encoded(golden("plan-1.json"), new PlanHash(golden("plan-1.sha256")));

    assertThat(CODEC.decode(stored)).isEqualTo(new Decoded.Readable(plan(3)));
  }

  @Test
  void aPlanThatKnowsItsCircumstancesIsStoredAsTheGoldenFileHasIt() throws IOException {
    Encoded encoded = CODEC.encode(placed());

    assertThat(encoded.json()).isEqualTo(golden("plan-2.json"));
    assertThat(encoded.hash()).isEqualTo(new PlanHash(golden("plan-2.sha256")));
    assertThat(CODEC.decode(encoded)).isEqualTo(new Decoded.Readable(placed()));
  }

  @Test
  void oneKnownEnvironmentIsEnoughForTheSecondFormat() {
    Plan plan = plan(1);
    PlanItem item = plan.items().getFirst();
    Plan placed = new Plan(plan.skill(), plan.actionType(), plan.deed(),
        List.of(new PlanItem(item.action(), item.label(), item.evidence(), item.saves(), Environment.PRODUCTION)),
        plan.why(), plan.blastRadius(), plan.wayBack(), plan.risk(), plan.expiresAt());

    assertThat(CODEC.encode(placed).json()).contains("plan/2");
    assertThat(CODEC.encode(placed).hash()).isNotEqualTo(CODEC.encode(plan).hash());
  }

  @Test
  void aStrangeContextIsUnreadable() {
    Encoded encoded = CODEC.encode(placed());

    assertUnreadable(encoded.json().replace("plan/2", "plan/1"));
    assertUnreadable(encoded.json().replace("plan/2", "plan/3"));
    assertUnreadable(encoded.json().replace("PULL_REQUEST", "MOON"));
    assertUnreadable(encoded.json().replace("\"population\":40", "\"population\":40.5"));
    assertUnreadable(encoded.json().replace("\"staging\"", "\"Staging\""));
    assertUnreadable(encoded.json().replace("[\"U1\",\"U2\"]", "[\"U2\",\"U1\"]"));
  }

  @Test
  void theOrderOfItemsIsPartOfThePlan() {
    Plan plan = plan(3);
    Plan reversed = new Plan(plan.skill(), plan.actionType(), plan.deed(), plan.items().reversed(), plan.why(),
        plan.blastRadius(), plan.wayBack(), plan.risk(), plan.expiresAt());

    assertThat(CODEC.encode(reversed).hash()).isNotEqualTo(CODEC.encode(plan).hash());
  }

  @Test
  void aHashThatDoesNotFitIsUnreadable() {
    Encoded encoded = CODEC.encode(plan(1));
    Encoded changed = new Encoded(encoded.json().replace("blue", "pink"), encoded.hash());

    assertThat(CODEC.decode(changed)).isEqualTo(new Decoded.Unreadable("its hash does not fit"));
  }

  @Test
  void anUnknownActionTypeIsUnreadable() {
    Encoded encoded = CODEC.encode(plan(1));

    assertThat(new JcsPlanCodec(List.of(), new Json()).decode(encoded))
        .isEqualTo(new Decoded.Unreadable("the action wall.paint/2 is not known here"));
  }

  @Test
  void aFieldThatThisVersionDoesNotKnowIsUnreadable() {
    Encoded encoded = CODEC.encode(plan(1));

    assertUnreadable(encoded.json().replace("\"colour\":\"blue\"", "\"colour\":\"blue\",\"gloss\":true"));
    assertUnreadable(encoded.json().replace("\"format\"", "\"also\":1,\"format\""));
    assertUnreadable(encoded.json().replace("\"label\"", "\"kind\":\"odd\",\"label\""));
  }

  @Test
  void aMissingOrStrangeFieldIsUnreadable() {
    Encoded encoded = CODEC.encode(plan(1));

    assertUnreadable(encoded.json().replace("\"colour\":\"blue\",", ""));
    assertUnreadable(encoded.json().replace("plan/1", "plan/2"));
    assertUnreadable(encoded.json().replace("\"coats\":2", "\"coats\":\"2\""));
    assertUnreadable(encoded.json().replace("REVERSIBLE", "FUN"));
    assertUnreadable(encoded.json().replace("\"exactly\"", "\"about\""));
    assertUnreadable(encoded.json().replace("2026-11-25T", "soon "));
    assertUnreadable("[]");
    assertUnreadable("{");
    assertUnreadable("");
  }

  @Test
  void aNumberThatJsonCannotHoldIsRefusedWhenItIsStored() {
    Plan plan = plan(1);
    Paint huge = new Paint(new WallId("w"), "blue", (1L << 53) + 1, true, EXPIRY);
    Plan tooMuch = new Plan(plan.skill(), plan.actionType(), plan.deed(),
        List.of(new PlanItem(huge, "w", "", MonthlyCost.unpriced("none"))), plan.why(), plan.blastRadius(),
        plan.wayBack(), plan.risk(), plan.expiresAt());

    assertThatThrownBy(() -> CODEC.encode(tooMuch)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wall.paint/2");
  }

  /** With a hash that fits, so that only the content can be at fault. */
  private static void assertUnreadable(String json) {
    assertThat(CODEC.decode(new Encoded(json, JcsPlanCodec.sha256(json)))).isInstanceOf(Decoded.Unreadable.class);
  }

  private static Plan plan(int walls) {
    List<PlanItem> items = List.of(
        new PlanItem(new Paint(new WallId("w-1"), "blue", 2, true, EXPIRY), "north “wall” 📦", "flaking €",
            MonthlyCost.exactly(Money.usd("1000.50"))),
        new PlanItem(new Paint(new WallId("w-2"), "", 0, false, Instant.EPOCH), "south\twall\n", "",
            MonthlyCost.atMost(Money.usd("10"))),
        new PlanItem(new Paint(new WallId("w-3"), "red", (1L << 53) - 1, false, Instant.EPOCH), "east", "",
            MonthlyCost.unpriced("no price")));
    return new Plan(new SkillName("walls"), PAINT.id(), new Plan.Deed("Paint", "wall", "walls"),
        items.subList(0, walls), "They look old.", "The street.", "Paint them again.", Risk.REVERSIBLE, EXPIRY);
  }

  private static Plan placed() {
    Plan plan = plan(2);
    List<PlanItem> items = new ArrayList<>();
    for (PlanItem item : plan.items()) {
      items.add(new PlanItem(item.action(), item.label(), item.evidence(), item.saves(),
          items.isEmpty() ? new Environment("staging") : Environment.UNKNOWN));
    }
    return new Plan(plan.skill(), plan.actionType(), plan.deed(), items, plan.why(), plan.blastRadius(),
        plan.wayBack(), plan.risk(), plan.expiresAt(),
        new Plan.Context(Reach.PULL_REQUEST, Set.of(new MemberId("U2"), new MemberId("U1")), 40, "inc-7"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(JcsPlanCodecTest.class.getResourceAsStream("/golden/" + name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
