package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.Zones;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a digest of what somebody typed, with what a preset says of the rest. */
final class DigestDraft {
  static final String PRESET = "preset";
  static final String AT = "at";
  static final String DAYS = "days";
  static final String ZONE = "zone";
  static final String SKILLS = "skills";
  static final String MINIMUM = "minimum";
  static final String QUIET = "quiet";
  static final String CHANNEL = "channel";

  private final Zones zones;

  DigestDraft(Zones zones) {
    this.zones = zones;
  }

  /** What was typed, read. */
  sealed interface Drafted {
    /** {@code zone} says where the zone came from; empty when it was typed. */
    record Good(Digest digest, Text zone) implements Drafted {}

    record Bad(Text because) implements Drafted {}
  }

  /** A zone, and in words why that one; no words when it was asked for. */
  record Zoned(ZoneId zone, Text because) {}

  Drafted of(CommandCall call, List<SkillName> speaking) {
    Arguments typed = call.arguments();
    Presets preset = typed.text(PRESET).flatMap(Presets::of).orElse(Presets.WEEKDAY_MORNING);
    List<String> strange = typed.some(SKILLS)
        .stream()
        .filter(name -> speaking.stream().noneMatch(skill -> skill.value().equals(name)))
        .toList();
    if (!strange.isEmpty()) {
      return new Drafted.Bad(Text.of("“" + String.join(", ", strange) + "” has nothing to say in digests. These have: "
          + speaking.stream().map(SkillName::value).collect(Collectors.joining(", ")) + "."));
    }
    Zoned zoned = typed.zone(ZONE)
        .map(zone -> new Zoned(zone, Text.of()))
        .orElseGet(() -> zone(call.org(), call.member()));
    Schedule schedule = new Schedule(typed.weekdays(DAYS).orElse(preset.days()),
        typed.time(AT).orElse(preset.time()), zoned.zone());
    Set<SkillName> skills = typed.some(SKILLS).stream().map(SkillName::new).collect(Collectors.toUnmodifiableSet());
    Digest.Content content = new Digest.Content(skills, typed.amount(MINIMUM).orElse(preset.minimum()),
        typed.yes(QUIET).orElse(preset.quiet()));
    return new Drafted.Good(new Digest(DigestDesk.idOf(call.org(), call.request().value()), 1,
        typed.channel(CHANNEL).orElse(call.channel()), schedule, content, Digest.Standing.ON,
        new Digest.Changed(call.member(), call.now())), zoned.because());
  }

  /** That of whoever sets it up; Slack's channels have none. */
  Zoned zone(OrgId org, MemberId member) {
    return switch (zones.of(org, member)) {
      case Reading.Known<ZoneId>(ZoneId zone) -> new Zoned(zone, Text.of("That is your time zone, as channels have none"
          + " of their own; ", Text.code("--zone"), " sets another. "));
      case Reading.Unknown<ZoneId> _ -> new Zoned(ZoneId.of("UTC"), Text.of("Slack does not say which time zone you are"
          + " in, so it is UTC; ", Text.code("--zone Europe/Berlin"), " sets another. "));
    };
  }
}
