package io.opsmate.app.sandbox.slack.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of the app's.
 *
 * @param ticket the secret end of the address that its bytes go to
 * @param announced how many bytes there will be
 * @param bytes empty until they have come
 * @param isShared it has been completed; before that, nobody sees it
 */
public record StoredFile(String id, String ticket, Labels labels, int announced, byte[] bytes, boolean isShared) {
  private static final Map<String, String> TYPES = Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg",
      "gif", "image/gif", "csv", "text/csv", "pdf", "application/pdf", "txt", "text/plain", "json", "application/json");

  /**
   * What a file is called.
   *
   * @param name as the app called it, with its ending
   * @param title shown above it
   * @param alt what an image shows, for those who do not see it; may be empty
   */
  public record Labels(String name, String title, String alt) {}

  /** The ending without its dot, in lower case; empty when there is none. */
  public String type() {
    int dot = labels.name().lastIndexOf('.');
    return dot < 0 ? "" : labels.name().substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  public String mimeType() {
    return TYPES.getOrDefault(type(), "application/octet-stream");
  }

  public boolean isImage() {
    return mimeType().startsWith("image/");
  }

  public boolean isUploaded() {
    return bytes.length > 0;
  }

  StoredFile filled(byte[] with) {
    return new StoredFile(id, ticket, labels, announced, with, isShared);
  }

  StoredFile shared(String as) {
    Labels called = new Labels(labels.name(), as.isBlank() ? labels.name() : as, labels.alt());
    return new StoredFile(id, ticket, called, announced, bytes, true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredFile file && id.equals(file.id) && labels.equals(file.labels)
        && isShared == file.isShared && Arrays.equals(bytes, file.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, labels, isShared, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "StoredFile[" + id + " " + labels.name() + ", " + bytes.length + " bytes]";
  }
}
