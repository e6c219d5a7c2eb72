package io.opsmate.app.adapter.postgres;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Where a database is and as whom to use it. */
public record DatabaseLogin(String url, String user, String password) {
  /**
   * From a JDBC URL that carries {@code user} and {@code password} as parameters.
   *
   * <p>Errors: {@link IllegalArgumentException} with a sane example.
   */
  public static DatabaseLogin parse(String jdbcUrl) {
    Properties parts = Driver.parseURL(jdbcUrl, new Properties());
    if (parts == null || text(parts, "user").isEmpty()) {
      throw new IllegalArgumentException("this is no JDBC URL with a user: write"
          + " jdbc:postgresql://db.example.org:5432/opsmate?user=opsmate_app&password=…");
    }
    return new DatabaseLogin(jdbcUrl, text(parts, "user"), text(parts, "password"));
  }

  private static String text(Properties parts, String name) {
    @Nullable String value = parts.getProperty(name);
    return value == null ? "" : value;
  }

  @Override
  public String toString() {
    return "DatabaseLogin[" + user + "]";
  }
}
