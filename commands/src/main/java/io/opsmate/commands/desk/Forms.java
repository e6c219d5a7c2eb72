package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.SkillSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every form there is: the skills' and OpsMate's own.
 *
 * <p>Errors: {@link IllegalStateException} at start when a skill claims one of OpsMate's own.
 */
public final class Forms {
  public static final String OUTDATED = "That form is from an older version of OpsMate, and nothing was done with it. "
      + "Begin again where you opened it to get a fresh one.";

  private final Map<String, FormSpec> forms = new HashMap<>();

  public Forms(SkillSet skills, List<FormSpec> own) {
    Stream.concat(own.stream(), skills.forms().stream()).forEach(form -> {
      if (forms.putIfAbsent(form.id(), form) != null) {
        throw new IllegalStateException(
            "a skill claims the form “" + form.id() + "”, which is OpsMate's own; rename it");
      }
    });
  }

  public Optional<FormSpec> find(String id) {
    return Optional.ofNullable(forms.get(id));
  }
}
