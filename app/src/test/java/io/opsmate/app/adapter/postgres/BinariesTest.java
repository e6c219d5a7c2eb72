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
    Path half = file("PG-half/lib/libicuuc.so").getParent().getParent();
    Path whole = file("PG-whole/.exists").getParent();

    try (DataFolder data = DataFolder.take(folder)) {
      assertThat(Binaries.in(data)).isEqualTo(half.getParent());
    }

    assertThat(half).doesNotExist();
    assertThat(whole.resolve(".exists")).exists();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve("postgres-binaries").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
