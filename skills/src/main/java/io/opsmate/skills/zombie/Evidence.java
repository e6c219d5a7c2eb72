package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.cloud.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words that evidence is made of. */
final class Evidence {
  /** Where an owner is looked for, in this order, whatever the case. */
  private static final List<String> OWNER_KEYS = List.of("owner", "team", "contact", "created-by");

  /** What looks younger than this is marked, as somebody may be about to use it. */
  private static final Duration YOUNG = Duration.ofHours(24);

  /** Longest sentence of evidence, in UTF-16 units; Slack shows no more beside a tick box. */
  private static final int LIMIT = 150;

  private Evidence() {}

  static String of(Collection<String> parts) {
    return Texts.cut(String.join("; ", parts.stream().filter(part -> !part.isEmpty()).toList()), LIMIT);
  }

  static String of(String... parts) {
    return of(Stream.of(parts).toList());
  }

  /** Ends in exactly one full stop, whatever the source's own words end in. */
  static String sentence(String words) {
    return words.strip().replaceFirst("[.\\s]*$", ".");
  }

  static Optional<String> owner(Tags tags) {
    return tags.first(OWNER_KEYS).map(String::strip);
  }

  static String owned(Tags tags) {
    return owner(tags).map(owner -> "owner " + Texts.cut(owner, 40)).orElse("no owner tag");
  }

  /** How old something is; never negative, whatever the clocks say. */
  static Duration age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** {@code created 42 d ago}; plainly marked below 24 hours: {@code created ONLY 3 min ago}. */
  static String created(Duration age) {
    return "created " + (age.compareTo(YOUNG) < 0 ? "ONLY " : "") + Lengths.shown(age) + " ago";
  }
}
