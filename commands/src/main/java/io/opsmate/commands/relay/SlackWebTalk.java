package io.opsmate.commands.relay;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.assistant.SuggestedPrompt;
import io.opsmate.skills.kernel.ChannelId;
import java.util.List;
import java.util.Objects;

/** Talks in one workspace over Slack's Web API. Source: docs.slack.dev, chat.*Stream and assistant.threads.*, August 2026. */
public final class SlackWebTalk implements SlackTalk {
  private final MethodsClient methods;

  public SlackWebTalk(MethodsClient methods) {
    this.methods = methods;
  }

  @Override
  public SlackAnswer status(ChannelId channel, String thread, String status, List<String> loading) {
    return SlackWebApi.answer(() -> methods.assistantThreadsSetStatus(r -> r.channelId(channel.value())
        .threadTs(thread)
        .status(status)
        .loadingMessages(loading.isEmpty() ? null : loading)), _ -> new SlackAnswer.Sent(channel, ""));
  }

  @Override
  public SlackAnswer startStream(ChannelId channel, String thread, Reader reader, String markdown) {
    return SlackWebApi.answer(() -> methods.chatStartStream(r -> r.channel(channel.value())
        .threadTs(thread)
        .recipientUserId(reader.member())
        .recipientTeamId(reader.team().isEmpty() ? null : reader.team())
        .markdownText(markdown)),
        said -> new SlackAnswer.Sent(channel, Objects.requireNonNullElse(said.getTs(), "")));
  }

  @Override
  public SlackAnswer appendStream(ChannelId channel, String ts, String markdown) {
    return SlackWebApi.answer(
        () -> methods.chatAppendStream(r -> r.channel(channel.value()).ts(ts).markdownText(markdown)),
        _ -> new SlackAnswer.Sent(channel, ts));
  }

  @Override
  public SlackAnswer stopStream(ChannelId channel, String ts, String markdown, String blocks) {
    return SlackWebApi.answer(() -> methods.chatStopStream(r -> r.channel(channel.value())
        .ts(ts)
        .markdownText(markdown.isEmpty() ? null : markdown)
        .blocksAsString(blocks.equals("[]") ? null : blocks)), _ -> new SlackAnswer.Sent(channel, ts));
  }

  @Override
  public SlackAnswer delete(ChannelId channel, String ts) {
    return SlackWebApi.answer(() -> methods.chatDelete(r -> r.channel(channel.value()).ts(ts)),
        _ -> new SlackAnswer.Sent(channel, ts));
  }

  @Override
  public SlackAnswer permalink(ChannelId channel, String ts) {
    return SlackWebApi.answer(() -> methods.chatGetPermalink(r -> r.channel(channel.value()).messageTs(ts)),
        said -> new SlackAnswer.Sent(channel, Objects.requireNonNullElse(said.getPermalink(), "")));
  }

  @Override
  public SlackAnswer title(ChannelId channel, String thread, String title) {
    return SlackWebApi.answer(
        () -> methods.assistantThreadsSetTitle(r -> r.channelId(channel.value()).threadTs(thread).title(title)),
        _ -> new SlackAnswer.Sent(channel, ""));
  }

  /** Without a thread: in apps with an {@code agent_view} a call that names one does nothing and says nothing. */
  @Override
  public SlackAnswer suggest(ChannelId channel, String title, List<Suggestion> suggestions) {
    List<SuggestedPrompt> prompts =
        suggestions.stream().map(one -> new SuggestedPrompt(one.title(), one.message())).toList();
    return SlackWebApi.answer(
        () -> methods.assistantThreadsSetSuggestedPrompts(
            r -> r.channelId(channel.value()).title(title).prompts(prompts)),
        _ -> new SlackAnswer.Sent(channel, ""));
  }
}
