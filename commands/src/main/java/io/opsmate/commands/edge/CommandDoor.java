package io.opsmate.commands.edge;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import java.util.Objects;

/**
 * Takes slash commands: what does not fit is answered at once, what fits is written down and acknowledged,
 * by a window where the command opens one.
 */
final class CommandDoor {
  private final Grammar grammar;
  private final Reception reception;
  private final SlackEdge.Answering answering;
  private final SlackEdge.Asking asking;

  CommandDoor(Grammar grammar, Reception reception, SlackEdge.Answering answering, SlackEdge.Asking asking) {
    this.grammar = grammar;
    this.reception = reception;
    this.answering = answering;
    this.asking = asking;
  }

  Response answer(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    if (Receipt.isMissing(payload.getUserId())) {
      return Acks.noUser();
    }
    String line = grammar.line(payload.getCommand(), Objects.requireNonNullElse(payload.getText(), ""));
    return switch (grammar.parse(line)) {
      case Parsed.Answer(Card card) -> Acks.ephemeral(answering.rendering().render(card));
      case Parsed.Unfit(Card card) -> Acks.ephemeral(answering.rendering().render(card));
      case Parsed.Unclear(Card card) -> Acks.ephemeral(answering.rendering().render(card));
      case Parsed.Call call -> admit(call, payload, Receipt.on(context));
    };
  }

  private Response admit(Parsed.Call call, SlashCommandPayload payload, Receipt receipt) {
    Sender sender = Sender.of(payload.getTeamId(), payload.getEnterpriseId());
    Opening opening = asking.opening(answering);
    return switch (reception.admitInOrg(sender, receipt.key(), DeskJobs.COMMAND,
        org -> asked(call, payload, receipt,
            call.command().opensWindow() ? opening.of(org, payload.getTriggerId()) : ""),
        receipt.at())) {
      case Admission.Admitted _ ->
          opening.isOpen() ? Acks.nothing() : Acks.ephemeral(call.command().acknowledgement());
      case Admission.Repeated _ -> Acks.nothing();
      case Admission.Foreign(String because) -> Acks.ephemeral(because);
      case Admission.NotRecorded(String says) -> {
        opening.say(says);
        yield Acks.ephemeral(says);
      }
    };
  }

  private CommandAsked asked(Parsed.Call call, SlashCommandPayload payload, Receipt receipt, String window) {
    String member = payload.getUserId();
    String channel = Receipt.isMissing(payload.getChannelId()) ? member : payload.getChannelId();
    return new CommandAsked(call.command().verb(), call.arguments().values(), member, channel, "",
        answering.followed(payload.getResponseUrl()), window, receipt.key().value(), receipt.at().toString());
  }
}
