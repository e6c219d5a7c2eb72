package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestSpec;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The skills that have something to say in digests, and what they say now. Calls the outside world. */
final class DigestSources {
  private static final Logger LOG = LoggerFactory.getLogger(DigestSources.class);

  private final Supplier<SkillSet> skills;

  DigestSources(Supplier<SkillSet> skills) {
    this.skills = skills;
  }

  /**
   * What was said.
   *
   * @param unread the skills that could not say anything this time
   */
  record Said(List<Piece> pieces, List<SkillName> unread) {
    Said {
      pieces = List.copyOf(pieces);
      unread = List.copyOf(unread);
    }

    /** Nothing to tell; not so when somebody could not be asked. */
    boolean isEmpty() {
      return pieces.isEmpty() && unread.isEmpty();
    }

    List<Post.Told> told() {
      return pieces.stream()
          .flatMap(one -> one.piece().figures().stream().map(figure -> new Post.Told(one.skill(), figure)))
          .toList();
    }
  }

  /** What one skill says. */
  record Piece(SkillName skill, DigestPiece piece) {}

  /** Those that can be chosen, in the order of the catalogue. */
  List<SkillName> names() {
    return speaking().map(SkillDescriptor::name).toList();
  }

  Said read(Digest.Content content, DigestCall call) {
    List<Piece> pieces = new ArrayList<>();
    List<SkillName> unread = new ArrayList<>();
    speaking().filter(skill -> content.wants(skill.name())).forEach(skill -> {
      for (DigestSpec spec : skill.digests()) {
        try {
          DigestPiece piece = spec.read(call);
          if (!piece.isEmpty() && isWorth(piece.worth(), content)) {
            pieces.add(new Piece(skill.name(), piece));
          }
        } catch (RetriableFailure | PermanentFailure e) {
          LOG.atWarn()
              .addKeyValue("org", call.org())
              .addKeyValue("skill", skill.name())
              .setCause(e)
              .log("a skill could not say what it has for a digest");
          unread.add(skill.name());
        }
      }
    });
    return new Said(pieces, unread);
  }

  private Stream<SkillDescriptor> speaking() {
    return skills.get().all().stream().filter(skill -> !skill.digests().isEmpty());
  }

  /** What has no price, and what is not about money, is never left out for being cheap. */
  private static boolean isWorth(CostTotal worth, Digest.Content content) {
    Money minimum = content.minimum();
    if (minimum == null || worth.unpriced() > 0 || worth.exactly().isEmpty() && worth.atMost().isEmpty()) {
      return true;
    }
    return Stream.concat(worth.exactly().stream(), worth.atMost().stream())
        .anyMatch(money -> !money.currency().equals(minimum.currency()) || money.compareTo(minimum) >= 0);
  }
}
