package io.opsmate.commands.edge;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import java.util.Objects;
import java.util.function.Function;

/** Takes slash commands: what does not fit is answered at once, what fits is written down and acknowledged. */
final class CommandDoor {
  private final Grammar grammar;
  private final Reception reception;
  private final Function<Card, Letter.Body> render;
  private final ResponseUrls urls;

  CommandDoor(Grammar grammar, Reception reception, Function<Card, Letter.Body> render, ResponseUrls urls) {
    this.grammar = grammar;
    this.reception = reception;
    this.render = render;
    this.urls = urls;
  }

  Response answer(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    if (Receipt.isMissing(payload.getUserId())) {
      return Acks.noUser();
    }
    String line = grammar.line(payload.getCommand(), Objects.requireNonNullElse(payload.getText(), ""));
    return switch (grammar.parse(line)) {
      case Parsed.Answer(Card card) -> Acks.ephemeral(render.apply(card));
      case Parsed.Call call -> admit(call, payload, Receipt.on(context));
    };
  }

  private Response admit(Parsed.Call call, SlashCommandPayload payload, Receipt receipt) {
    String member = payload.getUserId();
    String channel = Receipt.isMissing(payload.getChannelId()) ? member : payload.getChannelId();
    CommandAsked asked = new CommandAsked(call.command().verb(), call.arguments().values(), member, channel,
        followed(payload.getResponseUrl()), receipt.key().value(), receipt.at().toString());
    Sender sender = new Sender(payload.getTeamId(), payload.getEnterpriseId());
    return switch (reception.admit(sender, receipt.key(), DeskJobs.COMMAND, asked, receipt.at())) {
      case Admission.Admitted _ -> Acks.ephemeral(call.command().acknowledgement());
      case Admission.Repeated _ -> Acks.nothing();
      case Admission.Foreign(String because) -> Acks.ephemeral(because);
      case Admission.NotRecorded(String says) -> Acks.ephemeral(says);
    };
  }

  private String followed(String url) {
    return url != null && urls.allowed(url) ? url : "";
  }
}
