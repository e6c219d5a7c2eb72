package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.MonthlyCost;
import java.util.Map;
import java.util.Optional;

/** The stored names of the cases of closed sets. They outlive the classes: a name is never reused or changed. */
final class Names extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, String> STORED = Map.ofEntries(Map.entry(Letter.CardVersion.class, "card/1"),
      Map.entry(Letter.InThread.class, "in-thread/1"), Map.entry(Letter.Files.class, "files/1"),
      Map.entry(Letter.Ephemeral.class, "ephemeral/1"), Map.entry(Letter.CardAt.class, "card-at/1"),
      Map.entry(Letter.Answer.class, "answer/1"), Map.entry(Letter.Response.class, "response/1"),
      Map.entry(Letter.Home.class, "home/1"), Map.entry(Letter.InWindow.class, "in-window/1"),
      Map.entry(MonthlyCost.Exactly.class, "exactly"), Map.entry(MonthlyCost.AtMost.class, "at-most"),
      Map.entry(MonthlyCost.Unpriced.class, "unpriced"));

  Names() {
    super("opsmate-names");
    setMixInAnnotation(Letter.class, Tagged.class);
    setMixInAnnotation(MonthlyCost.class, Tagged.class);
    STORED.forEach((type, name) -> registerSubtypes(new NamedType(type, name)));
  }

  static Optional<String> of(Class<?> type) {
    return Optional.ofNullable(STORED.get(type));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Tagged {}
}
