package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.StoredFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code files.getUploadURLExternal}: where the bytes of a file go. */
record Uploads(SlackWorkspace workspace, URI address) {
  ApiAnswer announce(Call call) {
    Optional<String> name = call.text("filename");
    if (name.isEmpty()) {
      return missing("filename");
    }
    Optional<Long> length = call.text("length").filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong);
    if (length.isEmpty() || length.get() == 0) {
      return missing("length");
    }
    if (length.get() > Integer.MAX_VALUE) {
      return ApiAnswer.refused("file_upload_size_restricted");
    }
    StoredFile file = workspace.files().announced(name.get(), call.text("alt_txt").orElse(""), length.get().intValue());
    ObjectNode body = Json.object();
    body.put("upload_url", address + file.ticket());
    body.put("file_id", file.id());
    return new ApiAnswer.Ok(body);
  }

  private static ApiAnswer missing(String name) {
    return new ApiAnswer.Refused("invalid_arguments",
        List.of("[ERROR] missing required field: " + name + " [json-pointer:/" + name + "]"));
  }
}
