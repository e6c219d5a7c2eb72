package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.heads.HeadReader;
import io.opsmate.skills.analysis.logs.heads.Heads;
import java.util.Locale;

/** What lines begin with: found out, or told. */
enum LogFormat {
  AUTO, PLAIN, JSON, LOGFMT, TEXT;

  HeadReader reader(LogSource source) {
    return switch (this) {
      case AUTO -> Heads.of(source.first(), source.newest());
      case PLAIN -> Heads.plain();
      case JSON -> Heads.json(source.newest());
      case LOGFMT -> Heads.logfmt(source.newest());
      case TEXT -> Heads.text(source.first(), source.newest());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
