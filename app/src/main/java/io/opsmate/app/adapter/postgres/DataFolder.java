package io.opsmate.app.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder OpsMate keeps its state in, held by one running OpsMate at a time; others cannot look inside. */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "opsmate.lock";

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder, making it when it is not there.
   *
   * @throws IllegalStateException with a sentence for people, when another OpsMate holds it
   */
  public static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      closeToOthers(folder);
      FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ,
          StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new IllegalStateException("OpsMate already runs on " + folder + " (process "
            + Files.readString(folder.resolve(LOCK)).strip()
            + "). Nothing was started. Stop it first, or set OPSMATE_DATA to another folder.");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Also a folder that was there before: what is executed from it must be nobody else's to change. */
  private static void closeToOthers(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Whether an OpsMate runs on it now; the folder is left as it is. */
  public static boolean isHeld(Path folder) {
    if (!Files.exists(folder.resolve(LOCK))) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  public Path path() {
    return folder;
  }

  /** A random secret kept in a file that only its owner can read; made the first time. */
  public String secret(String name) {
    return read(secretFile(name));
  }

  /** 32 random bytes in base64, kept likewise; made the first time. */
  public String key(String name) {
    return read(file(name, () -> Base64.getEncoder().encodeToString(random(32))));
  }

  Path secretFile(String name) {
    return file(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
  }

  private Path file(String name, Supplier<String> fresh) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(file, fresh.get());
    }
    return file;
  }

  private static byte[] random(int length) {
    byte[] random = new byte[length];
    new SecureRandom().nextBytes(random);
    return random;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One byte far behind the content, so that others can read who holds the lock, on Windows too. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it or nothing: a run that is killed in between leaves no empty secret behind. */
  private static void write(Path file, String text) {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    try {
      Files.deleteIfExists(half);
      Files.createFile(half, ownerOnly("rw-------"));
      Files.writeString(half, text + "\n");
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + file + " cannot be written", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
