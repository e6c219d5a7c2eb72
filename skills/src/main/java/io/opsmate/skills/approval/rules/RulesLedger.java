package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps an org's rules and stops. Read freshly each time: what one replica writes holds for all at their next look. */
public interface RulesLedger {
  /** The rules in force; an org without any is seeded first. */
  OrgRules rules(Tx tx);

  /**
   * Keeps the next version; all versions stay.
   *
   * <p>Errors: {@link Overtaken} when somebody saved first; nothing is written.
   */
  void save(Tx tx, OrgRules next);

  /** A version that was kept, in force or replaced. */
  Optional<OrgRules> version(Tx tx, long version);

  List<Stop> stops(Tx tx);

  /** Replaces a stop of the same reach. */
  void stop(Tx tx, Stop stop);

  /** Takes the stop of one skill, or with null the global one, away; empty when there was none. */
  Optional<Stop> resume(Tx tx, @Nullable SkillName skill);

  /** Somebody else changed the rules first. */
  final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overtaken(long version) {
      super("version " + version + " of the rules was saved by somebody else first");
    }
  }
}
