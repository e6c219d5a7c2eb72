package io.opsmate.app.sandbox.slack.workspace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files of the workspace, in memory. */
public final class Files {
  /** Bytes kept over all files; the oldest files go first. */
  static final long KEPT = 64L << 20;

  private final Changes changes;
  private final Map<String, StoredFile> files = new LinkedHashMap<>();
  private long made;

  public Files(Changes changes) {
    this.changes = changes;
  }

  /** A file that has a name and no bytes yet. */
  public synchronized StoredFile announced(String name, String alt, int length) {
    made++;
    String id = "F0FILE" + String.format(Locale.ROOT, "%05d", made);
    StoredFile file = new StoredFile(id, UUID.randomUUID().toString(), new StoredFile.Labels(name, name, alt),
        length, new byte[0], false);
    files.put(id, file);
    return file;
  }

  public synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** False when nothing was announced there, or something else. */
  public synchronized boolean fill(String ticket, byte[] bytes) {
    Optional<StoredFile> found = files.values()
        .stream()
        .filter(file -> file.ticket().equals(ticket) && !file.isUploaded() && file.announced() == bytes.length)
        .findFirst();
    found.ifPresent(file -> files.put(file.id(), file.filled(bytes)));
    while (files.size() > 1 && files.values().stream().mapToLong(file -> file.bytes().length).sum() > KEPT) {
      files.remove(files.keySet().iterator().next());
    }
    return found.isPresent();
  }

  public synchronized void share(String id, String title) {
    files.computeIfPresent(id, (_, file) -> file.shared(title));
    changes.happened();
  }
}
