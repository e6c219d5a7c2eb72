package io.opsmate.commands.edge;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageMeEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.WordsSaid;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes words said to OpsMate: by mention, and in a direct message, with files or without. What bots say, OpsMate itself
 * too, what was edited or deleted, and what Slack writes about a channel is no question.
 */
final class WordsDoor {
  /** Slack's own helper writes like a person. */
  private static final String SLACKBOT = "USLACKBOT";

  /** Messages that Slack or a bot writes, or that say of another one what became of it. */
  private static final Pattern NO_WORDS =
      Pattern.compile("message_.*|tombstone|bot_.*|(?:channel|group|mpim|im)_.*|pinned_item|unpinned_item");

  private final EventDoor events;

  WordsDoor(EventDoor events) {
    this.events = events;
  }

  /** What an event says, without its kind. */
  private record Message(@Nullable String user, @Nullable String bot, @Nullable String channel,
      @Nullable String thread, @Nullable String ts, @Nullable String text, @Nullable List<?> files) {}

  Response mentioned(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
    AppMentionEvent said = payload.getEvent();
    boolean isChanged = said.getEdited() != null
        || NO_WORDS.matcher(Objects.requireNonNullElse(said.getSubtype(), "")).matches();
    return isChanged
        ? Acks.nothing()
        : take(new Message(said.getUser(), said.getBotId(), said.getChannel(), said.getThreadTs(), said.getTs(),
            said.getText(), said.getFiles()), payload, context);
  }

  Response directly(EventsApiPayload<MessageEvent> payload, EventContext context) {
    MessageEvent said = payload.getEvent();
    return "im".equals(said.getChannelType()) && said.getEdited() == null
        ? take(new Message(said.getUser(), said.getBotId(), said.getChannel(), said.getThreadTs(), said.getTs(),
            said.getText(), said.getFiles()), payload, context)
        : Acks.nothing();
  }

  /** With a file, which Slack makes a kind of message of its own. */
  Response withFiles(EventsApiPayload<MessageFileShareEvent> payload, EventContext context) {
    MessageFileShareEvent said = payload.getEvent();
    return "im".equals(said.getChannelType()) && !Boolean.TRUE.equals(said.getDisplayAsBot())
        ? take(new Message(said.getUser(), null, said.getChannel(), said.getThreadTs(), said.getTs(), said.getText(),
            Objects.requireNonNullElse(said.getFiles(), List.of("not named"))), payload, context)
        : Acks.nothing();
  }

  /** By {@code /me}. */
  Response ofOneself(EventsApiPayload<MessageMeEvent> payload, EventContext context) {
    MessageMeEvent said = payload.getEvent();
    return "im".equals(said.getChannelType())
        ? take(new Message(said.getUser(), said.getBotId(), said.getChannel(), null, said.getTs(), said.getText(),
            null), payload, context)
        : Acks.nothing();
  }

  /** In a thread, and sent to where that stands, too. */
  Response alsoSent(EventsApiPayload<MessageThreadBroadcastEvent> payload, EventContext context) {
    MessageThreadBroadcastEvent said = payload.getEvent();
    return "im".equals(said.getChannelType())
        ? take(new Message(said.getUser(), null, said.getChannel(), said.getThreadTs(), said.getTs(), said.getText(),
            null), payload, context)
        : Acks.nothing();
  }

  private Response take(Message said, EventsApiPayload<?> payload, EventContext context) {
    List<String> ours = ours(payload);
    String user = said.user();
    String channel = said.channel();
    if (Receipt.isMissing(user) || Receipt.isMissing(channel) || said.bot() != null
        || ours.contains(user) || SLACKBOT.equals(user)) {
      return Acks.nothing();
    }
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    Addressed addressed = Addressed.of(Objects.requireNonNullElse(said.text(), ""), ours);
    int files = said.files() == null ? 0 : said.files().size();
    WordsSaid words = new WordsSaid(addressed.words(), new WordsSaid.Unread(files, addressed.isCut()),
        Objects.requireNonNull(user), Objects.requireNonNullElse(payload.getTeamId(), ""),
        Objects.requireNonNull(channel), Objects.requireNonNullElse(said.thread(), ""),
        Objects.requireNonNullElse(said.ts(), ""), receipt.key().value(), receipt.at().toString());
    return events.admit(Sender.of(payload.getTeamId(), payload.getEnterpriseId()), receipt, DeskJobs.WORDS, words);
  }

  /** Who OpsMate is in the workspace, as Slack names it with each event. */
  private static List<String> ours(EventsApiPayload<?> payload) {
    List<Authorization> authorizations = payload.getAuthorizations();
    return authorizations == null
        ? List.of()
        : authorizations.stream().map(Authorization::getUserId).flatMap(Stream::ofNullable).toList();
  }
}
