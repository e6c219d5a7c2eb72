package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.HomeNotice;
import io.opsmate.app.sandbox.slack.workspace.HomeView;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends presses to the bot. Slack does not repeat them: a lost one is the person's to press again. */
public final class Interactions {
  private final SlackWorkspace workspace;
  private final ActionPayload payload;
  private final BotEndpoint bot;

  public Interactions(SlackWorkspace workspace, PayloadHead head, ResponseUrls responseUrls, BotEndpoint bot) {
    this.workspace = workspace;
    this.payload = new ActionPayload(workspace.roster(), head, responseUrls);
    this.bot = bot;
  }

  public PressResult press(Press press) {
    return switch (press.surface()) {
      case Press.Surface.OnMessage(String channel, String ts) -> pressOnMessage(press, channel, ts);
      case Press.Surface.OnHome _ -> pressOnHome(press);
      case Press.Surface.OnModal(String viewId) -> pressInModal(press, viewId);
    };
  }

  private PressResult pressOnMessage(Press press, String channel, String ts) {
    Optional<Message> message = workspace.timeline()
        .find(channel, ts)
        .filter(found -> found.isVisibleTo(press.person().id()));
    if (message.isEmpty()) {
      return new PressResult.Gone();
    }
    Elements elements = Elements.in(message.get().content().blocks());
    return elements.find(press.blockId(), press.actionId())
        .map(placed -> payload.onMessage(press, placed, elements, message.get(), workspace.clock().instant()))
        .map(json -> deliver(BotRequest.payload(json), failure -> tellIn(message.get(), press, failure)))
        .orElseGet(PressResult.Gone::new);
  }

  private PressResult pressOnHome(Press press) {
    String person = press.person().id();
    Optional<HomeView> home = workspace.homes().of(person);
    if (home.isEmpty()) {
      return new PressResult.Gone();
    }
    Elements elements = Elements.in(home.get().view().path("blocks"));
    return elements.find(press.blockId(), press.actionId())
        .map(placed -> payload.onHome(press, placed, elements, home.get(), workspace.clock().instant()))
        .map(json -> deliver(BotRequest.payload(json),
            failure -> workspace.homes().tell(person, new HomeNotice(failure.text(), failure.rule()))))
        .orElseGet(PressResult.Gone::new);
  }

  /** Whoever pressed in a modal is told in it, by the page. */
  private PressResult pressInModal(Press press, String viewId) {
    Optional<ModalView> modal = workspace.modals().onTop(press.person().id(), viewId);
    if (modal.isEmpty()) {
      return new PressResult.Gone();
    }
    Elements elements = Elements.in(modal.get().blocks());
    return elements.find(press.blockId(), press.actionId())
        .map(placed -> payload.inModal(press, placed, elements, modal.get(), workspace.clock().instant()))
        .map(json -> deliver(BotRequest.payload(json), _ -> {}))
        .orElseGet(PressResult.Gone::new);
  }

  private PressResult deliver(BotRequest request, Consumer<Failure> tell) {
    Optional<Failure> failure = Failure.of(bot.post(request));
    failure.ifPresent(tell);
    return failure
        .<PressResult>map(failed -> new PressResult.NotAcknowledged(failed.text(), failed.rule()))
        .orElseGet(PressResult.Delivered::new);
  }

  private void tellIn(Message message, Press press, Failure failure) {
    workspace.timeline()
        .post(
            Draft.note(press.person().id(), message.channel(), failure.text(), failure.rule())
                .inThread(message.threadTs()));
  }
}
