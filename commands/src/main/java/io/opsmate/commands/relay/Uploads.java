package io.opsmate.commands.relay;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Brings files to one workspace: asks where to, sends the bytes there, and says that they are there. Source:
 * docs.slack.dev, files.getUploadURLExternal and files.completeUploadExternal, August 2026.
 */
final class Uploads {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MethodsClient methods;
  private final HttpClient http;

  Uploads(MethodsClient methods, HttpClient http) {
    this.methods = methods;
    this.http = http;
  }

  private record Place(String url, String file) {}

  /** For messages and views to show; it stands in no channel of its own. */
  FileAnswer picture(Paper picture, String alt) {
    FileAnswer sent = send(picture, alt);
    if (!(sent instanceof FileAnswer.Taken(String file))) {
      return sent;
    }
    SlackAnswer done = SlackWebApi.answer(
        () -> methods.filesCompleteUploadExternal(r -> r.files(List.of(details(file, picture)))),
        _ -> new SlackAnswer.Sent(new ChannelId("file"), file));
    return done instanceof SlackAnswer.Sent ? sent : new FileAnswer.NotTaken(done);
  }

  SlackAnswer below(ChannelId channel, String thread, String words, List<Paper> papers) {
    List<FileDetails> files = new ArrayList<>();
    for (Paper paper : papers) {
      switch (send(paper, "")) {
        case FileAnswer.Taken(String file) -> files.add(details(file, paper));
        case FileAnswer.NotTaken(SlackAnswer why) -> {
          return why;
        }
      }
    }
    return SlackWebApi.answer(() -> methods.filesCompleteUploadExternal(r -> r.files(files)
        .channelId(channel.value())
        .threadTs(thread)
        .initialComment(words)), _ -> new SlackAnswer.Sent(channel, thread));
  }

  private FileAnswer send(Paper paper, String alt) {
    byte[] bytes = paper.bytes();
    AtomicReference<Place> place = new AtomicReference<>();
    SlackAnswer asked = SlackWebApi.answer(() -> methods.filesGetUploadURLExternal(r -> r.filename(paper.name())
        .length(bytes.length)
        .altTxt(alt.isEmpty() ? null : alt)), said -> {
          place.set(new Place(said.getUploadUrl(), said.getFileId()));
          return new SlackAnswer.Sent(new ChannelId("file"), said.getFileId());
        });
    if (!(asked instanceof SlackAnswer.Sent)) {
      return new FileAnswer.NotTaken(asked);
    }
    Place there = place.get();
    SlackAnswer posted = post(there.url(), bytes);
    return posted instanceof SlackAnswer.Sent ? new FileAnswer.Taken(there.file()) : new FileAnswer.NotTaken(posted);
  }

  private SlackAnswer post(String url, byte[] bytes) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url))
          .timeout(PATIENCE)
          .header("Content-Type", "application/octet-stream")
          .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
          .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      int status = response.statusCode();
      if (status == 429) {
        return new SlackAnswer.RateLimited(
            SlackWebApi.retryAfter(response.headers().firstValue("Retry-After").orElse(null)));
      }
      if (status >= 500) {
        return new SlackAnswer.TryLater("HTTP " + status);
      }
      return status == 200
          ? new SlackAnswer.Sent(new ChannelId("file"), "")
          : new SlackAnswer.Refused("upload_refused", List.of("HTTP " + status));
    } catch (IOException e) {
      return new SlackAnswer.TryLater(SlackWebApi.said(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SlackAnswer.TryLater("interrupted");
    } catch (IllegalArgumentException e) {
      return new SlackAnswer.Refused("upload_refused", List.of("no address to upload to"));
    }
  }

  private static FileDetails details(String file, Paper paper) {
    return FileDetails.builder().id(file).title(paper.title()).build();
  }
}
