package io.opsmate.commands.edge;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.FormSent;
import io.opsmate.commands.desk.Forms;
import io.opsmate.commands.router.Filled;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes forms: what is wrong with the answers is said at once, in the form and beside the field; what can be sent is
 * written down, and the window says that it is being worked on. When nothing can be written down the form stays as it
 * is, with the reason in it, so that nobody has to type it twice.
 */
final class FormDoor {
  private final Reception reception;
  private final SlackEdge.Answering answering;
  private final Forms forms;
  private final Grammar grammar;

  FormDoor(Reception reception, SlackEdge.Answering answering, Forms forms, Grammar grammar) {
    this.grammar = grammar;
    this.reception = reception;
    this.answering = answering;
    this.forms = forms;
  }

  Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    if (payload.getUser() == null || Receipt.isMissing(payload.getUser().getId())) {
      return Acks.noUser();
    }
    View view = payload.getView();
    String id = Objects.requireNonNullElse(view.getCallbackId(), "");
    Map<String, List<String>> answers = FilledFields.in(view.getState());
    if (Receipt.isMissing(view.getId())) {
      return instead(Forms.OUTDATED);
    }
    Optional<CommandSpec> command = grammar.formOf(id);
    if (command.isPresent()) {
      return command(command.get(), answers, payload, Receipt.on(context));
    }
    Optional<FormSpec> form = forms.find(id);
    if (form.isEmpty()) {
      return instead(Forms.OUTDATED);
    }
    Map<String, String> faults = form.get().check().faults(answers);
    return faults.isEmpty()
        ? admit(form.get(), answers, payload, Receipt.on(context))
        : Acks.faults(placed(faults, answers), this::instead);
  }

  private Response admit(FormSpec form, Map<String, List<String>> answers, ViewSubmissionPayload payload,
      Receipt receipt) {
    View view = payload.getView();
    FormSent sent = new FormSent(form.id(), Objects.requireNonNullElse(view.getPrivateMetadata(), ""), answers,
        payload.getUser().getId(), view.getId(), receipt.key().value(), receipt.at().toString());
    return admit(DeskJobs.FORM, sent, answers, payload, receipt);
  }

  /** The form of a command is another way to type it. */
  private Response command(CommandSpec command, Map<String, List<String>> answers, ViewSubmissionPayload payload,
      Receipt receipt) {
    return switch (grammar.filled(command, answers)) {
      case Filled.Wrong(var faults) -> Acks.faults(placed(faults, answers), this::instead);
      case Filled.In(var arguments) -> {
        View view = payload.getView();
        String[] place = Objects.requireNonNullElse(view.getPrivateMetadata(), "").split(" ", 2);
        String member = payload.getUser().getId();
        yield admit(DeskJobs.COMMAND,
            new CommandAsked(command.verb(), arguments.values(), member, place[0].isEmpty() ? member : place[0],
                place.length > 1 ? place[1] : "", "", view.getId(), receipt.key().value(), receipt.at().toString()),
            answers, payload, receipt);
      }
    };
  }

  private <P extends Record> Response admit(JobType<P> type, P asked, Map<String, List<String>> answers,
      ViewSubmissionPayload payload, Receipt receipt) {
    return switch (reception.admit(sender(payload), receipt.key(), type, asked, receipt.at())) {
      case Admission.Admitted _, Admission.Repeated _ ->
          Acks.update(Opening.loading(answering.rendering()::window));
      case Admission.Foreign(String because) -> kept(because, answers);
      case Admission.NotRecorded(String says) -> kept(says, answers);
    };
  }

  private Response kept(String sentence, Map<String, List<String>> answers) {
    return answers.isEmpty()
        ? instead(sentence)
        : Acks.faults(Map.of(answers.keySet().iterator().next(), sentence), this::instead);
  }

  private Response instead(String sentence) {
    return Acks.update(answering.rendering().window(Card.saying("Nothing was done", Text.of(sentence))));
  }

  /** Slack shows a fault only beside a field that is there. */
  private static Map<String, String> placed(Map<String, String> faults, Map<String, List<String>> answers) {
    Map<String, String> placed = new LinkedHashMap<>();
    faults.forEach((field, fault) -> {
      String there = answers.containsKey(field) ? field : answers.keySet().stream().findFirst().orElse("");
      placed.merge(there, fault, (one, other) -> one + " " + other);
    });
    return placed;
  }

  private static Sender sender(ViewSubmissionPayload payload) {
    String team = payload.getTeam() == null ? payload.getUser().getTeamId() : payload.getTeam().getId();
    return Sender.of(team, payload.getEnterprise() == null ? null : payload.getEnterprise().getId());
  }
}
