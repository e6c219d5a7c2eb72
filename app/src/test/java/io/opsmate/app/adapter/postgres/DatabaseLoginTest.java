package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseLoginTest {
  @Test
  void theUserAndPasswordComeFromTheUrl() {
    String url = "jdbc:postgresql://db.example.org:5432/opsmate?user=opsmate_app&password=s%2Bcret";

    assertThat(DatabaseLogin.parse(url)).isEqualTo(new DatabaseLogin(url, "opsmate_app", "s+cret"));
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(new DatabaseLogin("jdbc:postgresql://h/d?password=hush", "u", "hush").toString()).doesNotContain("hush");
  }

  @Test
  void aUrlWithoutUserIsRefusedWithAnExample() {
    assertThatThrownBy(() -> DatabaseLogin.parse("jdbc:postgresql://db.example.org/opsmate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://db.example.org:5432/opsmate?user=");
    assertThatThrownBy(() -> DatabaseLogin.parse("mysql://h/d")).isInstanceOf(IllegalArgumentException.class);
  }
}
