package io.opsmate.app.wiring;

import io.opsmate.app.adapter.jobs.JobGaveUp;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.commands.desk.ButtonPressed;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.FormSent;
import io.opsmate.commands.desk.MessageShown;
import io.opsmate.commands.desk.WordsSaid;
import io.opsmate.commands.talk.RequestsGivenUp.Request;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import java.util.Optional;

/** What somebody in Slack waits for in a job. Older versions of these jobs are told to the security channel alone. */
final class WaitedFor {
  private WaitedFor() {}

  static Optional<Request> in(Json json, JobGaveUp.Job job) {
    if (job.payload().isEmpty()) {
      return Optional.empty();
    }
    if (job.type().equals(DeskJobs.WORDS.id())) {
      WordsSaid said = json.read(job.payload(), WordsSaid.class);
      return request(said.request(), said.member(), said.channel(), said.thread(), "");
    }
    if (job.type().equals(DeskJobs.COMMAND.id())) {
      CommandAsked asked = json.read(job.payload(), CommandAsked.class);
      return request(asked.request(), asked.member(), asked.channel(), asked.thread(), asked.window());
    }
    if (job.type().equals(DeskJobs.PRESS.id())) {
      ButtonPressed pressed = json.read(job.payload(), ButtonPressed.class);
      return request(pressed.request(), pressed.member(), pressed.channel(), pressed.thread(), pressed.window());
    }
    if (job.type().equals(DeskJobs.FORM.id())) {
      FormSent sent = json.read(job.payload(), FormSent.class);
      return request(sent.request(), sent.member(), sent.member(), "", sent.window());
    }
    if (job.type().equals(DeskJobs.SHORTCUT.id())) {
      MessageShown shown = json.read(job.payload(), MessageShown.class);
      return request(shown.request(), shown.member(), shown.channel(), "", shown.window());
    }
    return Optional.empty();
  }

  private static Optional<Request> request(String key, String member, String channel, String thread, String window) {
    return Optional
        .of(new Request(new RequestKey(key), new MemberId(member), new ChannelId(channel), thread, window));
  }
}
