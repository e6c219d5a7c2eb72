package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final TestDatabase database = TestDatabase.empty();

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aSecondRunFindsNothingToDo() {
    assertThat(Migrations.migrate(database.owner(), "opsmate_app")).isPositive();
    assertThat(Migrations.migrate(database.owner(), "opsmate_app")).isZero();
  }

  @Test
  void theApplicationCanTellWhereItsSchemaStands() throws SQLException {
    assertThat(Migrations.state(database.app())).isInstanceOf(Migrations.State.Behind.class);

    Migrations.migrate(database.owner(), "opsmate_app");

    assertThat(Migrations.state(database.app())).isEqualTo(new Migrations.State.Current());
  }

  @Test
  void aNewerSchemaIsLeftAlone() throws SQLException {
    Migrations.migrate(database.owner(), "opsmate_app");
    try (Connection admin = database.admin()) {
      Sql.on(admin, "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
          + " installed_by, installed_on, execution_time, success) VALUES (99, '20991231000000', 'later', 'SQL',"
          + " 'V20991231000000__later.sql', 1, 'test', timestamp '2099-12-31 00:00:00', 1, true)").update();
    }

    assertThat(Migrations.state(database.app())).isEqualTo(new Migrations.State.Newer("20991231000000"));
    assertThatThrownBy(() -> Migrations.migrate(database.owner(), "opsmate_app"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer version of OpsMate (20991231000000)");
  }

  @Test
  void aMissingRoleIsNamedWithTheWayToMakeIt() {
    assertThatThrownBy(() -> Migrations.migrate(database.owner(), "nobody_yet"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CREATE ROLE nobody_yet LOGIN");
    assertThat(Migrations.state(database.app())).isInstanceOf(Migrations.State.Behind.class);
  }

  @Test
  void theOwnerMayNotBeTheApplication() {
    assertThatThrownBy(() -> Migrations.migrate(database.owner(), database.owner().user()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be the same role");
  }
}
