package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path folder;

  @Test
  void whatAKilledStartDidNotFinishUnpackingIsNotInTheWayOfTheNext() throws IOException {
    Path binaries = folder.resolve("postgres-binaries");
    Path half = Files.createDirectories(binaries.resolve("PG-half"));
    Files.writeString(Files.createDirectory(half.resolve("lib")).resolve("libicuuc.so"), "");
    Path whole = Files.createDirectories(binaries.resolve("PG-whole"));
    Files.writeString(whole.resolve(".exists"), "");

    try (DataFolder data = DataFolder.take(folder)) {
      assertThat(Binaries.in(data)).isEqualTo(binaries);
    }

    assertThat(half).doesNotExist();
    assertThat(whole.resolve(".exists")).exists();
  }
}
