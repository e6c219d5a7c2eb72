package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.workspace.Files;
import io.opsmate.app.sandbox.slack.workspace.StoredFile;

/** Serves files to the page: images to look at, everything else to keep. */
@PageOnly
@Controller("/sandbox/files")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FileController {
  private final Files files;

  FileController(SlackSandbox sandbox) {
    this.files = sandbox.workspace().files();
  }

  @Get("/{id}")
  HttpResponse<byte[]> file(String id) {
    return files.find(id).filter(StoredFile::isShared).map(FileController::served).orElseGet(HttpResponse::notFound);
  }

  private static HttpResponse<byte[]> served(StoredFile file) {
    String name = file.labels().name().replaceAll("[^A-Za-z0-9._-]", "_");
    return HttpResponse.ok(file.bytes())
        .contentType(MediaType.of(file.mimeType()))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            (file.isImage() ? "inline" : "attachment") + "; filename=\"" + name + "\"");
  }
}
