package io.opsmate.commands.edge;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageMeEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import io.opsmate.commands.desk.Forms;
import io.opsmate.commands.desk.WindowButtons;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.router.Grammar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's one door: checks who is there, lets Bolt read the request, writes it down and acknowledges. Runs nothing, and
 * asks Slack nothing but to open a window, which cannot wait. Source: ADRs 0003 and 0012.
 */
public final class SlackEdge {
  private static final Logger LOG = LoggerFactory.getLogger(SlackEdge.class);
  private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);
  private static final Pattern RATE_LIMITED = Pattern.compile("\"type\"\\s*:\\s*\"app_rate_limited\"");

  private final SignatureCheck signature;
  private final SlackRequestParser parser;
  private final App bolt;

  /** How answers are drawn and where they may go. */
  public record Answering(Rendering rendering, ResponseUrls urls, LastWords lastWords) {
    /** Says a sentence in the window that opened for a request, or by its address. */
    Consumer<String> saying(@Nullable String responseUrl, Opening opening) {
      return sentence -> {
        if (opening.isOpen()) {
          opening.say(sentence);
        } else {
          lastWords.say(followed(responseUrl), sentence);
        }
      };
    }

    /** The address, if it may be followed; otherwise empty. */
    String followed(@Nullable String responseUrl) {
      return responseUrl != null && urls.allowed(responseUrl) ? responseUrl : "";
    }
  }

  /** What is asked in windows, what opens one, and how. */
  public record Asking(Forms forms, WindowButtons buttons, WindowOpener opener) {
    Opening opening(Answering answering) {
      return new Opening(opener, answering.rendering()::window);
    }
  }

  public SlackEdge(SignatureCheck signature, Grammar grammar, Reception reception, Answering answering,
      Asking asking) {
    AppConfig config = AppConfig.builder().threadPoolSize(1).allEventsApiAutoAckEnabled(true).build();
    this.signature = signature;
    this.parser = new SlackRequestParser(config);
    this.bolt = new App(config, new ArrayList<>());
    CommandDoor commands = new CommandDoor(grammar, reception, answering, asking);
    PressDoor presses = new PressDoor(reception, answering, asking);
    FormDoor forms = new FormDoor(reception, answering, asking.forms(), grammar);
    EventDoor events = new EventDoor(reception);
    WordsDoor words = new WordsDoor(events);
    bolt.command(ANYTHING, commands::answer);
    bolt.blockAction(ANYTHING, presses::answer);
    bolt.viewSubmission(ANYTHING, forms::answer);
    bolt.viewClosed(ANYTHING, (_, _) -> Acks.nothing());
    bolt.messageShortcut(ANYTHING, new ShortcutDoor(reception, answering, asking)::answer);
    bolt.event(AppMentionEvent.class, words::mentioned);
    bolt.event(MessageEvent.class, words::directly);
    bolt.event(MessageFileShareEvent.class, words::withFiles);
    bolt.event(MessageMeEvent.class, words::ofOneself);
    bolt.event(MessageThreadBroadcastEvent.class, words::alsoSent);
    bolt.event(AppHomeOpenedEvent.class, events::homeOpened);
    bolt.event(AppUninstalledEvent.class, events::uninstalled);
    bolt.event(TokensRevokedEvent.class, events::tokensRevoked);
    bolt.start();
  }

  public SlackAnswer handle(RawRequest raw) {
    String body = new String(raw.body(), StandardCharsets.UTF_8);
    if (isSslCheck(body)) {
      return SlackAnswer.empty();
    }
    Optional<String> fault = signature.fault(raw);
    if (fault.isPresent()) {
      LOG.atWarn().addKeyValue("because", fault.get()).log("refused a request");
      return SlackAnswer.plain(401, fault.get());
    }
    return take(raw, body);
  }

  /** What came over a connection that OpsMate opened itself, and that nobody else can speak on: it carries no signature. */
  public SlackAnswer takeTrusted(RawRequest raw) {
    return take(raw, new String(raw.body(), StandardCharsets.UTF_8));
  }

  private SlackAnswer take(RawRequest raw, String body) {
    if (body.startsWith("{") && RATE_LIMITED.matcher(body).find()) {
      LOG.atWarn().log("Slack holds back events: more than 30,000 in an hour");
      return SlackAnswer.empty();
    }
    return answer(raw, body);
  }

  private SlackAnswer answer(RawRequest raw, String body) {
    Optional<Request<?>> request = parse(raw, body);
    if (request.isEmpty()) {
      return SlackAnswer.plain(400, "not a request OpsMate knows");
    }
    Gaps.fill(request.get());
    Receipt.of(raw, request.get()).attach(request.get().getContext());
    SlackAnswer answer = run(request.get());
    LOG.atInfo()
        .addKeyValue("type", request.get().getRequestType())
        .addKeyValue("status", answer.status())
        .log("answered a request");
    return answer;
  }

  private Optional<Request<?>> parse(RawRequest raw, String body) {
    try {
      return Optional.ofNullable(parser.parse(SlackRequestParser.HttpRequest.builder()
          .requestUri("")
          .headers(new RequestHeaders(raw.headers()))
          .requestBody(body)
          .build()));
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("could not read a signed request");
      return Optional.empty();
    }
  }

  /** The one place where Bolt's errors end. */
  private SlackAnswer run(Request<?> request) {
    try {
      Response response = bolt.run(request);
      String type = response.getContentType();
      return new SlackAnswer(response.getStatusCode(), type == null ? "text/plain; charset=utf-8" : type,
          response.getBody() == null ? "" : response.getBody());
    } catch (NotOnRecord _) {
      return SlackAnswer.plain(503, "nothing was recorded");
    } catch (Exception e) {
      LOG.atError().setCause(e).addKeyValue("type", request.getRequestType()).log("answering a request broke");
      return SlackAnswer.plain(500, "nothing was recorded");
    }
  }

  /** Slack tests our certificate with posts that it does not sign; nothing else in them counts. */
  private static boolean isSslCheck(String form) {
    return List.of(form.split("&", 50)).contains("ssl_check=1");
  }
}
