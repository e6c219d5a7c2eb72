package io.opsmate.commands.relay;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.ErrorResponseMetadata;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks in one workspace over Slack's Web API. */
public final class SlackWebApi implements SlackPost {
  /** When a 429 does not say. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MethodsClient methods;
  private final HttpClient http;
  private final Uploads uploads;
  private final Gson gson = new Gson();

  /** {@code http} is for response_urls; it must not follow redirects. */
  public SlackWebApi(MethodsClient methods, HttpClient http) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("a response_url that redirects could lead anywhere");
    }
    this.methods = methods;
    this.http = http;
    this.uploads = new Uploads(methods, http);
  }

  @Override
  public SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
    return answer(() -> methods.chatPostMessage(r -> r.channel(channel.value())
        .threadTs(thread.orElse(null))
        .text(body.text())
        .blocksAsString(blocks(body))
        .unfurlLinks(false)
        .unfurlMedia(false)), said -> new SlackAnswer.Sent(place(said.getChannel(), channel), given(said.getTs())));
  }

  @Override
  public SlackAnswer update(ChannelId channel, String ts, Body body) {
    // Without blocks Slack keeps the old ones; an empty list takes them away.
    return answer(() -> methods.chatUpdate(r -> r.channel(channel.value())
        .ts(ts)
        .text(body.text())
        .blocksAsString(body.blocks())), _ -> new SlackAnswer.Sent(channel, ts));
  }

  @Override
  public SlackAnswer endGrowing(ChannelId channel, String ts) {
    return new SlackWebTalk(methods).stopStream(channel, ts, "", "[]");
  }

  @Override
  public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return answer(() -> methods.chatPostEphemeral(r -> r.channel(channel.value())
        .user(member.value())
        .threadTs(thread.orElse(null))
        .text(body.text())
        .blocksAsString(blocks(body))), said -> new SlackAnswer.Sent(channel, given(said.getMessageTs())));
  }

  @Override
  public SlackAnswer publishHome(MemberId member, String view, String over) {
    return answer(() -> methods.viewsPublish(r -> r.userId(member.value())
        .viewAsString(view)
        .hash(over.isEmpty() ? null : over)),
        said -> new SlackAnswer.Sent(new ChannelId(member.value()),
            said.getView() == null ? "" : given(said.getView().getHash())));
  }

  @Override
  public SlackAnswer updateWindow(String window, String view) {
    return answer(() -> methods.viewsUpdate(r -> r.viewId(window).viewAsString(view)),
        _ -> new SlackAnswer.Sent(new ChannelId(window), ""));
  }

  @Override
  public FileAnswer upload(Paper picture, String alt) {
    return uploads.picture(picture, alt);
  }

  @Override
  public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
    return uploads.below(channel, thread, words, papers);
  }

  @Override
  public SlackAnswer respond(String url, boolean inChannel, Body body) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url))
          .timeout(PATIENCE)
          .header("Content-Type", "application/json; charset=utf-8")
          .POST(HttpRequest.BodyPublishers.ofString(gson.toJson(response(inChannel, body))))
          .build();
      return responded(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return new SlackAnswer.TryLater(said(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SlackAnswer.TryLater("interrupted");
    } catch (IllegalArgumentException e) {
      return new SlackAnswer.Refused("invalid_response_url", List.of());
    }
  }

  private static SlackAnswer responded(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 429) {
      return new SlackAnswer.RateLimited(retryAfter(response.headers().firstValue("Retry-After").orElse(null)));
    }
    if (status >= 500) {
      return new SlackAnswer.TryLater("HTTP " + status);
    }
    if (status == 200) {
      String error = errorIn(response.body());
      return error.isEmpty()
          ? new SlackAnswer.Sent(new ChannelId("response_url"), "")
          : new SlackAnswer.Refused(error, List.of());
    }
    String word = response.body().strip();
    return new SlackAnswer.Refused(word.matches("[a-z_]{1,60}") ? word : "HTTP " + status, List.of());
  }

  /** Slack answers {@code ok}, or JSON that may say no. */
  private static String errorIn(String body) {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject object
          && object.get("ok") instanceof JsonPrimitive ok && ok.isBoolean() && !ok.getAsBoolean()) {
        return object.get("error") instanceof JsonPrimitive error ? error.getAsString() : "unknown_error";
      }
      return "";
    } catch (JsonParseException _) {
      return "";
    }
  }

  private static JsonObject response(boolean inChannel, Body body) {
    JsonObject response = new JsonObject();
    response.addProperty("response_type", inChannel ? "in_channel" : "ephemeral");
    response.addProperty("replace_original", false);
    response.addProperty("text", body.text());
    if (blocks(body) != null) {
      response.add("blocks", JsonParser.parseString(body.blocks()));
    }
    return response;
  }

  /** One call of the Web API. */
  interface Call<R> {
    R make() throws IOException, SlackApiException;
  }

  static <R extends SlackApiTextResponse> SlackAnswer answer(Call<R> call, Function<R, SlackAnswer> sent) {
    try {
      R said = call.make();
      return said.isOk() ? sent.apply(said) : refused(said);
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      if (status == 429) {
        return new SlackAnswer.RateLimited(retryAfter(e.getResponse().header("Retry-After")));
      }
      return new SlackAnswer.TryLater("HTTP " + status);
    } catch (IOException e) {
      return new SlackAnswer.TryLater(said(e));
    } catch (JsonParseException e) {
      return new SlackAnswer.TryLater("unreadable answer");
    }
  }

  private static SlackAnswer refused(SlackApiTextResponse said) {
    String error = said.getError() == null ? "unknown_error" : said.getError();
    if (said instanceof ChatPostMessageResponse post && post.getErrors() != null) {
      return new SlackAnswer.Refused(error, post.getErrors());
    }
    return said.getNeeded() == null || said.getNeeded().isBlank()
        ? new SlackAnswer.Refused(error, details(said))
        : new SlackAnswer.Refused(error, List.of("the app lacks the scope " + said.getNeeded()));
  }

  private static List<String> details(SlackApiTextResponse said) {
    ErrorResponseMetadata metadata = switch (said) {
      case ChatPostMessageResponse post -> post.getResponseMetadata();
      case com.slack.api.methods.response.chat.ChatUpdateResponse update -> update.getResponseMetadata();
      case com.slack.api.methods.response.views.ViewsPublishResponse view -> view.getResponseMetadata();
      case com.slack.api.methods.response.views.ViewsUpdateResponse view -> view.getResponseMetadata();
      default -> null;
    };
    return metadata == null || metadata.getMessages() == null ? List.of() : metadata.getMessages();
  }

  private static @Nullable String blocks(Body body) {
    return body.blocks().equals("[]") ? null : body.blocks();
  }

  static Duration retryAfter(@Nullable String seconds) {
    return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : RETRY_AFTER;
  }

  private static ChannelId place(@Nullable String said, ChannelId asked) {
    return said == null || said.isBlank() ? asked : new ChannelId(said);
  }

  private static String given(@Nullable String ts) {
    return ts == null ? "" : ts;
  }

  static String said(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
