package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A digest somebody set up.
 *
 * @param version grows by one with each change; of two people's changes to one version the first is kept
 * @param changed who set it up or changed it last, and when
 */
public record Digest(DigestId id, long version, ChannelId channel, Schedule schedule, Content content,
    Standing standing,
    Changed changed) {
  /**
   * What it says.
   *
   * @param skills only what these say; empty for all, those to come too
   * @param minimum what is worth less is left out; null for everything
   * @param quiet nothing is posted on a day with nothing to tell
   */
  public record Content(Set<SkillName> skills, @Nullable Money minimum, boolean quiet) {
    public Content {
      skills = Set.copyOf(skills);
    }

    boolean wants(SkillName skill) {
      return skills.isEmpty() || skills.contains(skill);
    }
  }

  /**
   * Whether it is posted.
   *
   * @param off why not, in a sentence; null while it is on
   * @param mutedUntil nothing is posted before then; null when nobody muted it
   */
  public record Standing(@Nullable String off, @Nullable Instant mutedUntil) {
    static final Standing ON = new Standing(null, null);

    public boolean isOn() {
      return off == null;
    }

    boolean isMuted(Instant now) {
      return mutedUntil != null && now.isBefore(mutedUntil);
    }
  }

  /** Who changed it, and when. */
  public record Changed(MemberId by, Instant at) {}

  /** Whose digest it is: whoever set it up or changed it last is told when it cannot be posted. */
  MemberId owner() {
    return changed.by();
  }

  Optional<Money> minimum() {
    return Optional.ofNullable(content.minimum());
  }

  Digest with(ChannelId where, Schedule when, Content what, Changed by) {
    return new Digest(id, version + 1, where, when, what, standing, by);
  }

  Digest with(Standing other, Changed by) {
    return new Digest(id, version + 1, channel, schedule, content, other, by);
  }
}
