package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a digest said on one local day; there is one at most.
 *
 * @param version of its card; grows with each edit
 * @param isShown nothing was posted when not: the day was quiet
 */
public record Post(DigestId digest, LocalDate day, long version, Instant at, boolean isShown, List<Told> told) {
  /** One figure, and whose it is. */
  public record Told(SkillName skill, DigestPiece.Figure figure) {
    /** The same from one digest to the next. */
    String key() {
      return skill.value() + "/" + figure.name();
    }
  }

  public Post {
    told = List.copyOf(told);
  }

  CardKey card() {
    return new CardKey("digest:" + digest + ":" + day);
  }

  Post edited(Instant now, List<Told> figures) {
    return new Post(digest, day, version + 1, now, isShown, figures);
  }
}
