package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.cloud.Tags;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tags that keep a resource from ever being called waste. Hard-coded: no setting switches them off. A tag whose
 * meaning is unclear protects. Source: ADR 0007.
 */
final class Protections {
  private static final List<Owner> OWNERS = List.of(new Owner("aws:backup:", "AWS Backup manages it"),
      new Owner("aws:dlm:", "a lifecycle policy (DLM) manages it"),
      new Owner("dlm:managed", "a lifecycle policy (DLM) manages it"),
      new Owner("aws:cloudformation:", "a CloudFormation stack manages it; change the stack instead"),
      new Owner("aws:rds:", "RDS manages it"));

  private static final Set<String> CODE_KEYS = Set.of("managedby", "provisionedby", "provisioner", "createdby",
      "deployedby", "iac", "iactool");

  private static final List<String> CODE_TOOLS = List.of("terraform", "opentofu", "pulumi");

  private static final Set<String> NO = Set.of("false", "no", "0", "off");

  private Protections() {}

  private record Owner(String prefix, String because) {}

  /** Why these tags protect at that moment; empty when they do not. */
  static Optional<String> of(Tags tags, Instant now) {
    return tags.all()
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(tag -> because(tag.getKey().strip(), tag.getValue().strip(), now).stream())
        .findFirst();
  }

  private static Optional<String> because(String key, String value, Instant now) {
    String lower = key.toLowerCase(Locale.ROOT);
    return Stream.of(keep(lower, value), keepUntil(lower, value, now), manager(lower), code(lower, value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> keep(String key, String value) {
    return key.equals("keep") && !isNo(value) ? Optional.of("it is tagged keep=" + shown(value)) : Optional.empty();
  }

  /** The named day still protects, until it ends in UTC. */
  private static Optional<String> keepUntil(String key, String value, Instant now) {
    if (!key.equals("opsmate:keep-until")) {
      return Optional.empty();
    }
    try {
      LocalDate until = LocalDate.parse(value);
      return until.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))
          ? Optional.empty()
          : Optional.of("it is to be kept until " + until);
    } catch (DateTimeParseException e) {
      return Optional.of("its opsmate:keep-until “" + shown(value) + "” is no date like 2026-12-31");
    }
  }

  private static Optional<String> manager(String key) {
    return OWNERS.stream().filter(owner -> key.startsWith(owner.prefix())).map(Owner::because).findFirst();
  }

  private static Optional<String> code(String key, String value) {
    String letters = key.replaceAll("[^a-z]", "");
    String tool = value.toLowerCase(Locale.ROOT);
    boolean named = letters.startsWith("terraform") && !isNo(value);
    boolean managed = CODE_KEYS.contains(letters) && CODE_TOOLS.stream().anyMatch(tool::contains);
    return named || managed
        ? Optional.of("Terraform or another tool manages it (" + shown(key) + "); change the code instead")
        : Optional.empty();
  }

  private static boolean isNo(String value) {
    return NO.contains(value.toLowerCase(Locale.ROOT));
  }

  private static String shown(String text) {
    return Texts.cut(text, 40);
  }
}
