package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.jobs.JobGaveUp;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.FormSent;
import io.opsmate.commands.desk.HomeOpened;
import io.opsmate.commands.desk.MessageShown;
import io.opsmate.commands.desk.WordsSaid;
import io.opsmate.commands.talk.RequestsGivenUp.Request;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitedForTest {
  private static final MemberId ANA = new MemberId("U0ANA");
  private final Json json = new Json();

  @Test
  void whoSentAFormWaitsInItsWindow() {
    FormSent sent =
        new FormSent("mute", "t", Map.of("why", List.of("so")), "U0ANA", "V1", "r1", "2026-11-22T00:00:00Z");

    assertThat(in(DeskJobs.FORM, sent))
        .contains(new Request(new RequestKey("r1"), ANA, new ChannelId("U0ANA"), "", "V1"));
  }

  @Test
  void whoChoseAnEntryOfAMessagesMenuWaitsInTheChannelOrTheWindow() {
    MessageShown shown =
        new MessageShown("investigate", "U0ANA", "C0OPS", "1.1", "words", "", "V2", "r2", "2026-11-22T00:00:00Z");

    assertThat(in(DeskJobs.SHORTCUT, shown))
        .contains(new Request(new RequestKey("r2"), ANA, new ChannelId("C0OPS"), "", "V2"));
  }

  @Test
  void whoSaidSomethingWaitsInTheThread() {
    WordsSaid said = new WordsSaid("how?", new WordsSaid.Unread(1, false), "U0ANA", "T0", "C0OPS", "17.5", "17.9", "r3",
        "2026-11-22T00:00:00Z");

    assertThat(in(DeskJobs.WORDS, said))
        .contains(new Request(new RequestKey("r3"), ANA, new ChannelId("C0OPS"), "17.5", ""));
  }

  @Test
  void nobodyWaitsForTheirHome() {
    assertThat(in(DeskJobs.HOME, new HomeOpened("U0ANA", "r4"))).isEmpty();
  }

  private <P extends Record> Optional<Request> in(JobType<P> type, P payload) {
    return WaitedFor.in(json, new JobGaveUp.Job(type.id(), json.write(payload), "never", SetClock.NOON));
  }
}
