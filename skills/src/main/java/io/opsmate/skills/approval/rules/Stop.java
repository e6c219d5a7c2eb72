package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody pulled the stop: nothing is carried out until somebody resumes. {@code skill} is null for all of them. */
public record Stop(@Nullable SkillName skill, MemberId by, String reason, Instant at) {
  boolean holds(SkillName name) {
    return skill == null || skill.equals(name);
  }
}
