package io.opsmate.skills.testkit;

import io.opsmate.skills.digest.Digest;
import io.opsmate.skills.digest.DigestId;
import io.opsmate.skills.digest.Post;
import io.opsmate.skills.digest.Schedule;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.SkillName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Digests about boxes. */
public final class Digests {
  public static final ChannelId OPS = new ChannelId("C0OPS");
  public static final MemberId OWNER = new MemberId("U0OWNER");
  public static final LocalDate DAY = LocalDate.parse("2026-11-24");

  private Digests() {}

  public static Digest plain(long number) {
    return new Digest(new DigestId(SequentialIds.number(number)), 1, OPS,
        new Schedule(Set.of(DayOfWeek.values()), LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")),
        new Digest.Content(Set.of(), null, false), new Digest.Standing(null, null),
        new Digest.Changed(OWNER, SetClock.NOON));
  }

  /** With everything set. */
  public static Digest full(long number) {
    return new Digest(new DigestId(SequentialIds.number(number)), 1, OPS,
        new Schedule(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(23, 59), ZoneId.of("Asia/Kathmandu")),
        new Digest.Content(Set.of(new SkillName("boxes"), new SkillName("crates")), Money.usd("12.50"), true),
        new Digest.Standing("it was switched off", SetClock.NOON.plusSeconds(60)),
        new Digest.Changed(OWNER, SetClock.NOON));
  }

  public static Digest next(Digest digest) {
    return new Digest(digest.id(), digest.version() + 1, digest.channel(), digest.schedule(), digest.content(),
        digest.standing(), new Digest.Changed(new MemberId("U0OTHER"), SetClock.NOON.plusSeconds(5)));
  }

  public static Post post(Digest digest, LocalDate day, double value) {
    return new Post(digest.id(), day, 1, SetClock.NOON, true,
        List.of(new Post.Told(new SkillName("boxes"), new Figure("Empty boxes — “📦”", value, "$/mo")),
            new Post.Told(new SkillName("boxes"), new Figure("count", 3, ""))));
  }
}
