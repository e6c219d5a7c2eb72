package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends slash commands to the bot and shows its acknowledgement. */
public final class SlashCommands {
  private final SlackWorkspace workspace;
  private final CommandForm form;
  private final BotEndpoint bot;
  private final Answers answers;
  private final CommandHints hints;

  public SlashCommands(
      SlackWorkspace workspace, CommandForm form, BotEndpoint bot, Answers answers, CommandHints hints) {
    this.workspace = workspace;
    this.form = form;
    this.bot = bot;
    this.answers = answers;
    this.hints = hints;
  }

  /** Runs a line such as {@code /opsmate zombies}; in threads Slack does not take commands. */
  public void run(Person person, Channel channel, String line, Optional<String> threadTs) {
    String[] words = line.strip().split("\\s+", 2);
    String command = words[0];
    if (threadTs.isPresent()) {
      note(person, channel, command + " is not supported in threads. Sorry!", "slash commands do not work in threads",
          threadTs);
      return;
    }
    if (!isKnown(command)) {
      note(person, channel, command + " is not a valid command.", "only commands in the app's manifest are delivered",
          threadTs);
      return;
    }
    deliver(person, channel, command, words.length > 1 ? words[1] : "");
  }

  private void deliver(Person person, Channel channel, String command, String text) {
    Map<String, String> fields = form.fields(person, channel, command, text);
    BotAnswer answer = bot.post(BotRequest.form(fields));
    if (answer instanceof BotAnswer.Acknowledged(String body) && !body.isBlank()) {
      show(person, channel, command, body);
    }
    Failure.of(answer)
        .ifPresent(
            failure -> note(person, channel, command + " failed. " + failure.text(), failure.rule(), Optional.empty()));
  }

  private void show(Person person, Channel channel, String command, String body) {
    ObjectNode message = Json.parse(body).orElse(null) instanceof ObjectNode json
        ? json
        : Json.object().put("text", body);
    if (message.isEmpty()) {
      return;
    }
    if (message.path("response_type").asText().equals("in_channel")) {
      workspace.timeline().post(Draft.toAll(channel.id(), person.id(), Content.text(command)));
    }
    if (answers.show(message,
        Place.inChannel(person.id(), channel.id())) instanceof ShowResult.Refused(String error, List<String> why)) {
      String rule = why.isEmpty() ? error : error + ": " + String.join("; ", why);
      note(person, channel, "OpsMate's answer to " + command + " was refused.", rule, Optional.empty());
    }
  }

  private boolean isKnown(String command) {
    List<CommandHints.Hint> known = hints.hints();
    return known.isEmpty() || known.stream().anyMatch(hint -> hint.command().equals(command));
  }

  private void note(Person person, Channel channel, String text, String rule, Optional<String> threadTs) {
    workspace.timeline()
        .post(
            Draft.note(person.id(), channel.id(), text, rule).inThread(threadTs.orElse(null)));
  }
}
