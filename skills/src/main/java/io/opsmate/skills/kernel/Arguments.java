package io.opsmate.skills.kernel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of one call, already checked against their {@link ArgumentSpec}; absent ones are simply not there. */
public record Arguments(Map<String, String> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  public static Arguments none() {
    return new Arguments(Map.of());
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The values of a {@link ArgumentSpec.Kind.SomeOf} argument; none when it is absent. */
  public List<String> some(String name) {
    return text(name).map(value -> List.of(value.split(","))).orElse(List.of());
  }

  /** The value of a {@link ArgumentSpec.Kind.Length} argument. */
  public Optional<Duration> length(String name) {
    return text(name).map(Lengths::parse);
  }

  /** The value of a {@link ArgumentSpec.Kind.Person} argument. */
  public Optional<MemberId> person(String name) {
    return text(name).map(MemberId::new);
  }

  /** The value of a {@link ArgumentSpec.Kind.Channel} argument. */
  public Optional<ChannelId> channel(String name) {
    return text(name).map(ChannelId::new);
  }

  /** The value of a {@link ArgumentSpec.Kind.Number} argument. */
  public Optional<Integer> number(String name) {
    return text(name).map(Integer::valueOf);
  }

  /** The value of an {@link ArgumentSpec.Kind.Amount} argument. */
  public Optional<Money> amount(String name) {
    return text(name).map(Money::usd);
  }

  /** The value of a {@link ArgumentSpec.Kind.TimeOfDay} argument. */
  public Optional<LocalTime> time(String name) {
    return text(name).map(LocalTime::parse);
  }

  /** The value of a {@link ArgumentSpec.Kind.Weekdays} argument. */
  public Optional<Set<DayOfWeek>> weekdays(String name) {
    return text(name).map(Weekdays::parse);
  }

  /** The value of a {@link ArgumentSpec.Kind.Zone} argument. */
  public Optional<ZoneId> zone(String name) {
    return text(name).map(ZoneId::of);
  }

  /** The value of a {@link ArgumentSpec.Kind.YesNo} argument. */
  public Optional<Boolean> yes(String name) {
    return text(name).map("yes"::equals);
  }
}
