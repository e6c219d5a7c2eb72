package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A digest in words. */
final class DigestWords {
  private DigestWords() {}

  /** {@code Monday to Friday at 09:00, Europe/Berlin: everything from $50.00/mo, quiet when there is nothing}. */
  static String plain(Digest digest) {
    List<String> content = new ArrayList<>();
    content.add(digest.content().skills().isEmpty()
        ? "everything"
        : digest.content().skills().stream().map(SkillName::value).sorted().collect(Collectors.joining(", ")));
    digest.minimum().ifPresent(money -> content.add("from " + money.shown() + "/mo"));
    content.add(digest.content().quiet() ? "quiet when there is nothing" : "also when there is nothing");
    return digest.schedule().shown() + ": " + String.join(", ", content);
  }

  /** The same with where it goes and how it stands. */
  static Text line(Digest digest, Instant now) {
    return Text.of(digest.channel(), " · ", Text.strong(digest.schedule().shown()),
        plain(digest).substring(digest.schedule().shown().length()), ". ", standing(digest, now));
  }

  static Text standing(Digest digest, Instant now) {
    String off = digest.standing().off();
    Instant muted = digest.standing().mutedUntil();
    if (off != null) {
      return Text.of(Text.strong("Off"), ": ", off, ".");
    }
    if (muted != null && digest.standing().isMuted(now)) {
      return Text.of(Text.strong("Muted"), " until ", muted, ".");
    }
    return Text.of("Next ", digest.schedule().after(now).at(), ".");
  }

  static String shown(Duration length) {
    return Lengths.shown(length);
  }
}
