package io.opsmate.commands.talk;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.relay.FileAnswer;
import io.opsmate.commands.relay.SlackAnswer;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.commands.relay.SlackTalk;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Slack that takes messages and texts that grow, keeps what each message shows now, and refuses what the test says. */
final class TalkativeSlack implements SlackPost, SlackTalk {
  /** One call, in words: {@code start D0ANN below 17.1 “Hello”}. */
  final List<String> calls = new ArrayList<>();

  /** What stands now, by ts: text that grew, or blocks. */
  final Map<String, String> messages = new LinkedHashMap<>();

  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, Integer> busy = new LinkedHashMap<>();
  private final Map<String, Runnable> during = new LinkedHashMap<>();
  private final Set<String> growing = new HashSet<>();
  private int count;

  /** Has no time for so many calls that begin so. */
  TalkativeSlack busy(String call, int times) {
    busy.put(call, times);
    return this;
  }

  private boolean isBusy(String call) {
    return busy.entrySet()
        .stream()
        .filter(one -> call.startsWith(one.getKey()) && one.getValue() > 0)
        .findFirst()
        .map(one -> one.setValue(one.getValue() - 1))
        .isPresent();
  }

  /** Refuses calls that begin so. */
  TalkativeSlack refuses(String call, String error) {
    refused.put(call, error);
    return this;
  }

  /** Something happens while a call that begins so is under way; once. */
  TalkativeSlack during(String call, Runnable happens) {
    during.put(call, happens);
    return this;
  }

  private void happens(String call) {
    during.keySet().stream().filter(call::startsWith).findFirst().map(during::remove).ifPresent(Runnable::run);
  }

  private SlackAnswer answer(String call, ChannelId channel, String ts) {
    calls.add(call);
    happens(call);
    if (isBusy(call)) {
      return new SlackAnswer.RateLimited(Duration.ofSeconds(1));
    }
    return refused.entrySet()
        .stream()
        .filter(one -> call.startsWith(one.getKey()))
        .findFirst()
        .<SlackAnswer>map(one -> new SlackAnswer.Refused(one.getValue(), List.of()))
        .orElseGet(() -> new SlackAnswer.Sent(channel, ts));
  }

  private SlackAnswer written(String call, ChannelId channel, String ts, String shows) {
    SlackAnswer answer = answer(call, channel, ts);
    if (answer instanceof SlackAnswer.Sent) {
      messages.put(ts, shows);
    }
    return answer;
  }

  @Override
  public SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
    return written("post " + channel + thread.map(ts -> " below " + ts).orElse("") + " " + first(body.text()), channel,
        "ts" + ++count, body.blocks());
  }

  @Override
  public SlackAnswer update(ChannelId channel, String ts, Body body) {
    return growing.contains(ts)
        ? new SlackAnswer.Refused("streaming_state_conflict", List.of())
        : written("update " + ts + " " + first(body.text()), channel, ts, body.blocks());
  }

  @Override
  public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return answer("ephemeral " + member + " " + first(body.text()), channel, "");
  }

  @Override
  public SlackAnswer status(ChannelId channel, String thread, String status, List<String> loading) {
    return answer("status " + thread + " “" + status + "”", channel, "");
  }

  @Override
  public SlackAnswer startStream(ChannelId channel, String thread, Reader reader, String markdown) {
    SlackAnswer answer =
        written("start " + channel + " below " + thread + " for " + reader.member() + " “" + markdown + "”",
            channel, "ts" + ++count, markdown);
    if (answer instanceof SlackAnswer.Sent(_, String ts)) {
      growing.add(ts);
    }
    return answer;
  }

  @Override
  public SlackAnswer appendStream(ChannelId channel, String ts, String markdown) {
    return written("append " + ts + " “" + markdown + "”", channel, ts, messages.get(ts) + markdown);
  }

  @Override
  public SlackAnswer stopStream(ChannelId channel, String ts, String markdown, String blocks) {
    SlackAnswer answer =
        written("stop " + ts + " “" + markdown + "”", channel, ts, messages.get(ts) + markdown + blocks);
    if (answer instanceof SlackAnswer.Sent) {
      growing.remove(ts);
    }
    return answer;
  }

  @Override
  public SlackAnswer endGrowing(ChannelId channel, String ts) {
    return stopStream(channel, ts, "", "");
  }

  @Override
  public SlackAnswer delete(ChannelId channel, String ts) {
    SlackAnswer answer = answer("delete " + ts, channel, ts);
    if (answer instanceof SlackAnswer.Sent) {
      messages.remove(ts);
    }
    return answer;
  }

  @Override
  public SlackAnswer permalink(ChannelId channel, String ts) {
    return answer("permalink " + ts, channel, "https://acme.slack.com/archives/" + channel + "/p" + ts);
  }

  @Override
  public SlackAnswer title(ChannelId channel, String thread, String title) {
    return answer("title " + thread + " “" + title + "”", channel, "");
  }

  @Override
  public SlackAnswer suggest(ChannelId channel, String title, List<Suggestion> suggestions) {
    return answer("suggest " + channel + " “" + title + "” " + suggestions.stream().map(Suggestion::message).toList(),
        channel, "");
  }

  @Override
  public SlackAnswer respond(String url, boolean inChannel, Body body) {
    return answer("respond", new ChannelId("C0"), "");
  }

  @Override
  public SlackAnswer publishHome(MemberId member, String view, String over) {
    return answer("home", new ChannelId("D0"), "");
  }

  @Override
  public FileAnswer upload(Paper picture, String alt) {
    return new FileAnswer.NotTaken(answer("upload", new ChannelId("F"), ""));
  }

  @Override
  public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
    return answer("files", channel, "");
  }

  @Override
  public SlackAnswer updateWindow(String window, String view) {
    return answer("window", new ChannelId(window), "");
  }

  private static String first(String text) {
    return "“" + text.lines().findFirst().orElse("") + "”";
  }
}
