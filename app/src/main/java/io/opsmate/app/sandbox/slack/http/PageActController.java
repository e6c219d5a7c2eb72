package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.delivery.Composer;
import io.opsmate.app.sandbox.slack.delivery.Press;
import io.opsmate.app.sandbox.slack.delivery.PressResult;
import io.opsmate.app.sandbox.slack.delivery.Shortcuts;
import io.opsmate.app.sandbox.slack.delivery.Submission;
import io.opsmate.app.sandbox.slack.delivery.SubmitResult;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What people do on the page: write, press, open the Home tab. */
@PageOnly
@Controller(value = "/sandbox", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageActController {
  /** Of one message. Source: Slack takes ten. */
  private static final int MOST_FILES = 10;

  private final SlackSandbox sandbox;

  PageActController(SlackSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Returns once the bot has acknowledged a command, or failed to. */
  @Post("/messages")
  HttpResponse<String> write(@Body String body) {
    JsonNode said = Json.parse(body).orElse(Json.object());
    Optional<Person> person = person(said);
    Optional<Channel> channel = sandbox.workspace()
        .roster()
        .channel(said.path("channel").asText())
        .filter(found -> person.isPresent() && found.hasMember(person.get().id()));
    String text = said.path("text").asText().strip();
    List<String> files =
        StreamSupport.stream(said.path("files").spliterator(), false).map(JsonNode::asText).limit(MOST_FILES).toList();
    if (channel.isEmpty() || text.isEmpty() && files.isEmpty()) {
      return HttpResponse.badRequest(outcome("nothing_to_send"));
    }
    if (channel.get().isArchived()) {
      return HttpResponse.badRequest(failed("refused", "#" + channel.get().name() + " is archived. Nothing was sent.",
          "archived: nobody writes in an archived channel"));
    }
    Optional<String> thread = Optional.of(said.path("thread_ts").asText()).filter(ts -> !ts.isEmpty());
    sandbox.people()
        .composer()
        .enter(person.get(), channel.get(),
            new Composer.Entry(text, files, said.path("also_to_channel").asBoolean()), thread);
    return HttpResponse.ok(outcome("sent"));
  }

  @Post("/actions")
  HttpResponse<String> press(@Body String body) {
    JsonNode pressed = Json.parse(body).orElse(Json.object());
    Optional<Press> press = person(pressed).map(person -> PressReader.read(person, pressed));
    if (press.isEmpty()) {
      return HttpResponse.badRequest(outcome("unknown_person"));
    }
    return HttpResponse.ok(pressed(sandbox.people().interactions().press(press.get())));
  }

  /** Somebody chose an entry of a message's menu. */
  @Post("/shortcuts")
  HttpResponse<String> choose(@Body String body) {
    JsonNode chosen = Json.parse(body).orElse(Json.object());
    return person(chosen)
        .map(person -> new Shortcuts.Chosen(person, chosen.path("channel").asText(), chosen.path("ts").asText(),
            chosen.path("callback_id").asText()))
        .map(one -> HttpResponse.ok(pressed(sandbox.people().shortcuts().choose(one))))
        .orElseGet(() -> HttpResponse.badRequest(outcome("unknown_person")));
  }

  /** Somebody joins, leaves, invites the app, archives, deletes ... */
  @Post("/channels")
  HttpResponse<String> change(@Body String body) {
    JsonNode asked = Json.parse(body).orElse(Json.object());
    Optional<Person> person = person(asked);
    Optional<Channel> channel = sandbox.workspace().roster().channel(asked.path("channel").asText());
    Optional<Places.Act> act = Places.Act.named(asked.path("act").asText());
    if (person.isEmpty() || channel.isEmpty() || act.isEmpty()) {
      return HttpResponse.badRequest(failed("refused", "There is no such person, channel or act.", "channels"));
    }
    return sandbox.people()
        .membership()
        .act(person.get(), channel.get(), act.get())
        .map(why -> HttpResponse.badRequest(failed("refused", why, "channels: " + why)))
        .orElseGet(() -> HttpResponse.ok(outcome("done")));
  }

  @Post("/home/opened")
  HttpResponse<String> openHome(@Body String body) {
    JsonNode opened = Json.parse(body).orElse(Json.object());
    String tab = opened.path("tab").asText("home");
    Optional<Person> person = person(opened);
    person.ifPresent(found -> sandbox.people().events().appHomeOpened(found, tab));
    return person.isPresent()
        ? HttpResponse.ok(outcome("sent"))
        : HttpResponse.badRequest(outcome("unknown_person"));
  }

  /** Returns once the bot has acknowledged the submission, or failed to. */
  @Post("/views/submitted")
  HttpResponse<String> submit(@Body String body) {
    JsonNode submitted = Json.parse(body).orElse(Json.object());
    Optional<Submission> submission = person(submitted).map(person -> PressReader.submission(person, submitted));
    if (submission.isEmpty()) {
      return HttpResponse.badRequest(outcome("unknown_person"));
    }
    return HttpResponse.ok(switch (sandbox.people().submissions().submit(submission.get())) {
      case SubmitResult.Taken _ -> outcome("taken");
      case SubmitResult.Gone _ -> outcome("gone");
      case SubmitResult.NoButton _ -> outcome("no_button");
      case SubmitResult.Failed(String text, String rule) -> failed("failed", text, rule);
      case SubmitResult.Faulty(Map<String, String> byBlock) -> {
        ObjectNode json = Json.object().put("outcome", "faulty");
        byBlock.forEach(json.putObject("errors")::put);
        yield json.toString();
      }
    });
  }

  @Post("/views/closed")
  HttpResponse<String> close(@Body String body) {
    JsonNode closed = Json.parse(body).orElse(Json.object());
    Optional<Person> person = person(closed);
    person.ifPresent(found -> sandbox.people()
        .submissions()
        .close(found, closed.path("view_id").asText(), closed.path("all").asBoolean()));
    return person.isPresent()
        ? HttpResponse.ok(outcome("closed"))
        : HttpResponse.badRequest(outcome("unknown_person"));
  }

  /** Nobody can be somebody whose account is deactivated. */
  private Optional<Person> person(JsonNode request) {
    return sandbox.workspace().roster().person(request.path("as").asText()).filter(Person::isActive);
  }

  private static String pressed(PressResult result) {
    return switch (result) {
      case PressResult.Delivered _ -> outcome("delivered");
      case PressResult.Gone _ -> outcome("gone");
      case PressResult.NotAcknowledged(String text, String rule) -> failed("not_acknowledged", text, rule);
    };
  }

  private static String failed(String outcome, String text, String rule) {
    return Json.object().put("outcome", outcome).put("text", text).put("rule", rule).toString();
  }

  private static String outcome(String name) {
    return Json.object().put("outcome", name).toString();
  }
}
