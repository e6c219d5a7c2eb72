package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.api.ApiAnswer;
import io.opsmate.app.sandbox.slack.api.Structured;
import io.opsmate.app.sandbox.slack.api.ViewCheck;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.ModalResult;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Modals;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sends submitted and closed modal views to the bot, and does what its acknowledgement says. */
public final class Submissions {

  /** What Slack says in a modal, whatever the app did wrong. */
  static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final SlackWorkspace workspace;
  private final Modals modals;
  private final PayloadHead head;
  private final BotEndpoint bot;
  private final ViewCheck views;

  public Submissions(SlackWorkspace workspace, PayloadHead head, BotEndpoint bot, ViewCheck views) {
    this.workspace = workspace;
    this.modals = workspace.modals();
    this.head = head;
    this.bot = bot;
    this.views = views;
  }

  public SubmitResult submit(Submission submission) {
    Optional<ModalView> found = modals.onTop(submission.person().id(), submission.viewId());
    if (found.isEmpty()) {
      return new SubmitResult.Gone();
    }
    ModalView modal = found.get();
    if (!modal.canBeSubmitted()) {
      return new SubmitResult.NoButton();
    }
    Map<String, String> faults = new FormCheck(workspace.roster()).faults(modal.blocks(), submission.state());
    if (!faults.isEmpty()) {
      return new SubmitResult.Faulty(faults);
    }
    BotAnswer answer = bot.post(BotRequest.payload(payload(submission, modal)));
    return answer instanceof BotAnswer.Acknowledged(String body)
        ? obey(SubmissionAck.read(body), modal)
        : Failure.of(answer).map(failure -> failed(failure.rule())).orElseGet(SubmitResult.Taken::new);
  }

  /** Closes the view that this person sees; {@code all} is the cross in the corner, which closes the whole stack. */
  public void close(Person person, String viewId, boolean all) {
    modals.onTop(person.id(), viewId).ifPresent(modal -> {
      boolean clears = all || modal.clearsOnClose();
      List<ModalView> closed = clears ? modals.clear(person.id()) : modals.close(modal);
      closed.stream().filter(ModalView::wantsToHearOfClosing).forEach(one -> tellOfClosing(person, one, clears));
    });
  }

  private void tellOfClosing(Person person, ModalView modal, boolean isCleared) {
    ObjectNode payload = head.of("view_closed", person);
    payload.set("view", new ViewJson(workspace.roster()).of(modal));
    payload.put("is_cleared", isCleared);
    bot.post(BotRequest.payload(payload));
  }

  private ObjectNode payload(Submission submission, ModalView modal) {
    ObjectNode payload = head.triggering("view_submission", submission.person(), Trigger.inModal(modal));
    ObjectNode view = new ViewJson(workspace.roster()).of(modal);
    view.putObject("state").set("values", ElementState.values(Elements.in(modal.blocks()), submission.state()));
    payload.set("view", view);
    payload.set("response_urls", Json.array());
    return payload;
  }

  private SubmitResult obey(SubmissionAck ack, ModalView modal) {
    return switch (ack) {
      case SubmissionAck.Close _ -> {
        modals.close(modal);
        yield new SubmitResult.Taken();
      }
      case SubmissionAck.Clear _ -> {
        modals.clear(modal.person());
        yield new SubmitResult.Taken();
      }
      case SubmissionAck.Update(Structured view) ->
          show(view, "update", checked -> modals.update(modal.id(), checked, Optional.empty()));
      case SubmissionAck.Push(Structured view) ->
          show(view, "push", checked -> modals.push(Trigger.inModal(modal), checked));
      case SubmissionAck.Errors(Map<String, String> byBlock) -> SubmissionAck.misplaced(byBlock, modal.blocks())
          .<SubmitResult>map(Submissions::failed)
          .orElseGet(() -> new SubmitResult.Faulty(byBlock));
      case SubmissionAck.Unreadable(String rule) -> failed(rule);
    };
  }

  private SubmitResult show(Structured view, String action, Function<ObjectNode, ModalResult> put) {
    String rule = "response_action " + action + ": ";
    return switch (views.modal(view)) {
      case ViewCheck.Checked.Refused(ApiAnswer.Refused(String error, List<String> messages, _)) ->
          failed(rule + (messages.isEmpty() ? error : String.join("; ", messages)));
      case ViewCheck.Checked.Accepted(ObjectNode checked) -> switch (put.apply(checked)) {
        case ModalResult.Shown _ -> new SubmitResult.Taken();
        case ModalResult.Refused(String error) -> failed(rule + error);
      };
    };
  }

  private static SubmitResult failed(String rule) {
    return new SubmitResult.Failed(TROUBLE, rule);
  }
}
