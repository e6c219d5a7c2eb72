package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people arranged around a request while it waits. Nothing of it changes who may approve.
 *
 * @param snooze until when nobody is to be bothered; null for none
 * @param asked who was asked by name to look; null for nobody
 * @param reminded its approvers were told once that it is about to expire
 */
public record Attention(@Nullable Snooze snooze, @Nullable Asked asked, boolean reminded) {
  /** Put off by somebody until then. */
  public record Snooze(MemberId by, Instant until) {}

  /** At least one person, by somebody. */
  public record Asked(MemberId by, List<MemberId> people) {
    public Asked {
      people = List.copyOf(people);
      if (people.isEmpty()) {
        throw new IllegalArgumentException("nobody was asked");
      }
    }
  }

  public static final Attention NONE = new Attention(null, null, false);

  /** In sentences, with a space before each; empty when there is nothing to say. */
  public Text says() {
    Text later = snooze == null
        ? Text.of()
        : Text.of(" Snoozed until ", snooze.until(), " by ", snooze.by(), ".");
    Text named = asked == null
        ? Text.of()
        : Text.of(" Waiting for ", Nudging.people(asked.people()), ", asked by ", asked.by(), ".");
    return Text.of(later, named);
  }

  public boolean isSnoozed(Instant now) {
    return snooze != null && now.isBefore(snooze.until());
  }

  Attention snoozed(MemberId by, Instant until) {
    return new Attention(new Snooze(by, until), asked, reminded);
  }

  Attention awake() {
    return new Attention(null, asked, reminded);
  }

  Attention asking(MemberId by, List<MemberId> people) {
    return new Attention(snooze, new Asked(by, people), reminded);
  }

  Attention withReminder() {
    return new Attention(snooze, asked, true);
  }
}
