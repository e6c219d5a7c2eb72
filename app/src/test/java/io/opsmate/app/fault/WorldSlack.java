package io.opsmate.app.fault;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.relay.FileAnswer;
import io.opsmate.commands.relay.SlackAnswer;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.util.List;
import java.util.Optional;

/** The {@link World}'s Slack when it is well. */
record WorldSlack(World world) implements SlackPost {
  @Override
  public SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
    return new SlackAnswer.Sent(channel, world.post(channel.value(), thread, body.text()));
  }

  @Override
  public SlackAnswer update(ChannelId channel, String ts, Body body) {
    world.edit(ts, body.text());
    return new SlackAnswer.Sent(channel, ts);
  }

  @Override
  public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return new SlackAnswer.Sent(channel, "");
  }

  @Override
  public SlackAnswer respond(String url, boolean inChannel, Body body) {
    return new SlackAnswer.Sent(new ChannelId("response_url"), "");
  }

  @Override
  public SlackAnswer publishHome(MemberId member, String view, String over) {
    return new SlackAnswer.Sent(new ChannelId(member.value()), "");
  }

  @Override
  public FileAnswer upload(Paper picture, String alt) {
    return new FileAnswer.Taken("F1");
  }

  @Override
  public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
    return post(channel, Optional.of(thread), new Body(words, "[]"));
  }

  @Override
  public SlackAnswer updateWindow(String window, String view) {
    return new SlackAnswer.Sent(new ChannelId(window), "");
  }
}
