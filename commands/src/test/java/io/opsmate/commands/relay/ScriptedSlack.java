package io.opsmate.commands.relay;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** A Slack that answers as the test wrote, and takes everything else. */
public final class ScriptedSlack implements SlackPost {
  /** One call, in words: {@code post C0OPS “Hello”}. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** The blocks or views of the messages, in order. */
  final List<String> layouts = Collections.synchronizedList(new ArrayList<>());

  final List<Paper> uploaded = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, Queue<SlackAnswer>> script = new HashMap<>();
  private final Map<String, SlackAnswer> always = new HashMap<>();
  private int messages;

  static SlackAnswer refuses(String error) {
    return new SlackAnswer.Refused(error, List.of());
  }

  static SlackAnswer tooMany(long seconds) {
    return new SlackAnswer.RateLimited(Duration.ofSeconds(seconds));
  }

  /** The next call that begins with {@code call} is answered so. */
  ScriptedSlack next(String call, SlackAnswer... answers) {
    script.computeIfAbsent(call, _ -> new ArrayDeque<>()).addAll(List.of(answers));
    return this;
  }

  ScriptedSlack always(String call, SlackAnswer answer) {
    always.put(call, answer);
    return this;
  }

  @Override
  public SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
    return answer("post " + channel + thread.map(ts -> " below " + ts).orElse(""), body, channel);
  }

  @Override
  public SlackAnswer update(ChannelId channel, String ts, Body body) {
    return answer("update " + channel + " " + ts, body, channel);
  }

  @Override
  public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return answer("ephemeral " + channel + " " + member, body, channel);
  }

  @Override
  public SlackAnswer respond(String url, boolean inChannel, Body body) {
    return answer("respond " + url, body, new ChannelId("C0"));
  }

  @Override
  public SlackAnswer publishHome(MemberId member, String view, String over) {
    return answer("home " + member + (over.isEmpty() ? "" : " over " + over), new Body(view, "[]"),
        new ChannelId("D0"));
  }

  @Override
  public FileAnswer upload(Paper picture, String alt) {
    uploaded.add(picture);
    SlackAnswer answer = answer("upload", new Body(alt, "[]"), new ChannelId("F"));
    return answer instanceof SlackAnswer.Sent(_, String ts)
        ? new FileAnswer.Taken("F" + ts)
        : new FileAnswer.NotTaken(answer);
  }

  @Override
  public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
    return answer("files " + papers.stream().map(Paper::name).toList() + " " + channel + " below " + thread,
        new Body(words, "[]"), channel);
  }

  @Override
  public SlackAnswer updateWindow(String window, String view) {
    return answer("window " + window, new Body(view, "[]"), new ChannelId(window));
  }

  private synchronized SlackAnswer answer(String call, Body body, ChannelId channel) {
    String layout = body.blocks().equals("[]") ? "" : " with blocks";
    layouts.add(body.blocks());
    calls.add(call + layout + " “" + body.text().lines().findFirst().orElse("") + "”");
    for (var one : script.entrySet()) {
      if (call.startsWith(one.getKey()) && !one.getValue().isEmpty()) {
        return one.getValue().remove();
      }
    }
    return always.entrySet()
        .stream()
        .filter(one -> call.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> new SlackAnswer.Sent(channel, "ts" + ++messages));
  }
}
