package io.opsmate.commands.edge;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.WordsSaid;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes words said to OpsMate: by mention, and in a direct message. What bots say, OpsMate itself too, and what was
 * edited or deleted is no question.
 */
final class WordsDoor {
  /** Slack's own helper writes like a person. */
  private static final String SLACKBOT = "USLACKBOT";

  private final EventDoor events;

  WordsDoor(EventDoor events) {
    this.events = events;
  }

  /** What an event says, without its kind. */
  private record Message(@Nullable String user, @Nullable String bot, boolean isChanged, @Nullable String channel,
      @Nullable String thread, @Nullable String ts, @Nullable String text) {}

  Response mentioned(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
    AppMentionEvent said = payload.getEvent();
    boolean isChanged = said.getEdited() != null || said.getSubtype() != null;
    return take(new Message(said.getUser(), said.getBotId(), isChanged, said.getChannel(), said.getThreadTs(),
        said.getTs(), said.getText()), payload, context);
  }

  Response directly(EventsApiPayload<MessageEvent> payload, EventContext context) {
    MessageEvent said = payload.getEvent();
    return "im".equals(said.getChannelType())
        ? take(new Message(said.getUser(), said.getBotId(), said.getEdited() != null, said.getChannel(),
            said.getThreadTs(), said.getTs(), said.getText()), payload, context)
        : Acks.nothing();
  }

  private Response take(Message said, EventsApiPayload<?> payload, EventContext context) {
    List<String> ours = ours(payload);
    String user = said.user();
    String channel = said.channel();
    if (Receipt.isMissing(user) || Receipt.isMissing(channel) || said.bot() != null || said.isChanged()
        || ours.contains(user) || SLACKBOT.equals(user)) {
      return Acks.nothing();
    }
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    WordsSaid words = new WordsSaid(Addressed.words(Objects.requireNonNullElse(said.text(), ""), ours),
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
