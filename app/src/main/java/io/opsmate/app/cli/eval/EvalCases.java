package io.opsmate.app.cli.eval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The cases that come with OpsMate. */
final class EvalCases {
  private EvalCases() {}

  static List<EvalCase> shipped() {
    try (InputStream file = EvalCases.class.getResourceAsStream("/io/opsmate/app/evals/cases.json")) {
      return JsonMapper.builder().build().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the eval cases cannot be read", e);
    }
  }
}
