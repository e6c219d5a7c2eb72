package io.opsmate.app.wiring;

import io.opsmate.app.adapter.postgres.DataFolder;
import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.adapter.postgres.Migrations;
import io.opsmate.app.adapter.postgres.RunningServer;
import io.opsmate.app.adapter.postgres.SigningKey;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Setting;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as the command line reaches it: the company's own, the embedded one of a running OpsMate, or at rest. */
record UpkeepDatabase(DataSource app, Optional<DataSource> owner, Runnable closing) implements AutoCloseable {
  static AuditOffice office(InstantSource clock) {
    Map<String, String> env = System.getenv();
    return switch (SettingsReader.readForUpkeep(env, Path.of(System.getProperty("user.home")))) {
      case SettingsRead.Faulty(List<String> faults) -> throw new IllegalStateException(String.join("\n", faults));
      case SettingsRead.Good(Settings settings, _) -> office(SandboxDefaults.in(settings), env, clock);
    };
  }

  static AuditOffice office(Settings settings, Map<String, String> env, InstantSource clock) {
    Optional<SigningKey> signing = settings.auditKey().map(key -> SigningKey.parse(key.value()));
    return switch (settings.database()) {
      case Settings.Database.External(var url) ->
          new AuditOffice(external(DatabaseLogin.parse(url.value()), env), vault(settings, ""), signing, clock);
      case Settings.Database.Embedded _ when DataFolder.isHeld(settings.data()) -> {
        RunningServer running = RunningServer.of(settings.data());
        yield new AuditOffice(
            new UpkeepDatabase(source(running.app()), Optional.of(source(running.owner())), () -> {}),
            vault(settings, settings.masterKey().isPresent() ? "" : running.secret(Database.MASTER_KEY)), signing,
            clock);
      }
      case Settings.Database.Embedded _ -> atRest(settings, signing, clock);
    };
  }

  @Override
  public void close() {
    closing.run();
  }

  private static AuditOffice atRest(Settings settings, Optional<SigningKey> signing, InstantSource clock) {
    if (!Files.exists(settings.data().resolve("postgres"))) {
      throw new IllegalStateException("There is no embedded database in " + settings.data()
          + ": OpsMate has not run on it. Set OPSMATE_DATA (and SLACK_BOT_TOKEN, as OpsMate itself has it), or"
          + " DATABASE_URL.");
    }
    Database database = Database.open(settings);
    return new AuditOffice(
        new UpkeepDatabase(database.source(), database.owner().map(UpkeepDatabase::source), database::close),
        database.vault(settings), signing, clock);
  }

  private static UpkeepDatabase external(DatabaseLogin app, Map<String, String> env) {
    DataSource source = source(app);
    try {
      String trouble = Migrations.trouble(Migrations.state(source));
      if (!trouble.isEmpty()) {
        throw new IllegalStateException(trouble);
      }
    } catch (FlywayException e) {
      throw new IllegalStateException("The database at DATABASE_URL does not answer (" + e.getMessage() + ").", e);
    }
    Optional<DataSource> owner = Optional.ofNullable(env.get(Setting.DATABASE_OWNER_URL.name()))
        .filter(url -> !url.isBlank())
        .map(DatabaseLogin::parse)
        .map(UpkeepDatabase::source);
    return new UpkeepDatabase(source, owner, () -> {});
  }

  private static Vault vault(Settings settings, String kept) {
    return new Vault(MasterKey.parse(settings.masterKey().map(key -> key.value()).orElse(kept)));
  }

  private static DataSource source(DatabaseLogin login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(login.url());
    source.setUser(login.user());
    source.setPassword(login.password());
    return source;
  }
}
