package io.opsmate.app.adapter.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.parser.CelStandardMacro;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a policy can speak of: {@code plan}, {@code actor} (who asks), {@code environments} and {@code now}.
 *
 * <p>{@code plan.saves} is absent when something has no price, {@code plan.population} when nobody counted; a policy that
 * reads an absent field without {@code has(…)} is broken. A resource of which nobody knows where it lives is in both
 * {@code unknown} and {@code production}.
 */
final class Vocabulary {
  private static final CelType TEXTS = ListType.create(SimpleType.STRING);
  private static final StructType PLAN = struct("opsmate.Plan", ImmutableMap.<String, CelType>builder()
      .put("skill", SimpleType.STRING)
      .put("action", SimpleType.STRING)
      .put("reach", SimpleType.STRING)
      .put("risk", SimpleType.STRING)
      .put("resources", SimpleType.INT)
      .put("regions", TEXTS)
      .put("environments", TEXTS)
      .put("saves", SimpleType.DOUBLE)
      .put("population", SimpleType.INT)
      .put("incident", SimpleType.STRING)
      .buildOrThrow());
  private static final StructType ACTOR = struct("opsmate.Actor",
      ImmutableMap.of("id", SimpleType.STRING, "is_beneficiary", SimpleType.BOOL));

  /** Bounds of one expression, so that no policy holds up an approval. */
  private static final CelOptions BOUNDS = CelOptions.current()
      .maxExpressionCodePointSize(UserPolicy.LONGEST)
      .maxParseRecursionDepth(50)
      .comprehensionMaxIterations(10_000)
      .maxRegexProgramSize(2_000)
      .build();

  private Vocabulary() {}

  static Cel environment() {
    return CelFactory.standardCelBuilder()
        .setOptions(BOUNDS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setTypeProvider(new Types())
        .addVar("plan", PLAN)
        .addVar("actor", ACTOR)
        .addVar("environments", TEXTS)
        .addVar("now", SimpleType.TIMESTAMP)
        .build();
  }

  /** What is only known when it is evaluated fits for now. */
  static boolean fits(UserPolicy.Effect effect, CelType gives) {
    return gives.kind() == CelKind.DYN || gives.kind() == switch (effect) {
      case DENY, REQUIRE_REASON -> CelKind.BOOL;
      case REQUIRE_APPROVALS -> CelKind.INT;
    };
  }

  static Map<String, Object> values(Circumstances plan) {
    List<String> environments = environments(plan.environments());
    return Map.of("plan", plan(plan, environments), "actor",
        Map.of("id", plan.requester().value(), "is_beneficiary", plan.beneficiaries().contains(plan.requester())),
        "environments", environments, "now", plan.now());
  }

  private static Map<String, Object> plan(Circumstances plan, List<String> environments) {
    Map<String, Object> fields = new HashMap<>(Map.of("skill", plan.skill().value(), "action", plan.actionName(),
        "reach", plan.reach().name().toLowerCase(Locale.ROOT).replace('_', '-'), "risk", plan.risk().words(),
        "resources", (long) plan.targets().size(), "regions",
        plan.targets().stream().map(Circumstances.Target::place).distinct().sorted().toList(),
        "environments", environments, "incident", plan.incident()));
    dollars(plan.saves()).ifPresent(saves -> fields.put("saves", saves.doubleValue()));
    if (plan.population() > 0) {
      fields.put("population", (long) plan.population());
    }
    return Map.copyOf(fields);
  }

  private static List<String> environments(Collection<Environment> environments) {
    return environments.stream()
        .flatMap(one -> one.isUnknown() ? Stream.of(one, Environment.PRODUCTION) : Stream.of(one))
        .map(Environment::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<BigDecimal> dollars(CostTotal saves) {
    if (saves.unpriced() > 0) {
      return Optional.empty();
    }
    return saves.exactly().isEmpty()
        ? Optional.of(BigDecimal.ZERO)
        : saves.exactly().filter(money -> money.currency().getCurrencyCode().equals("USD")).map(Money::amount);
  }

  private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
    return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  private static final class Types implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(PLAN, ACTOR);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
