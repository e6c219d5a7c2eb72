package io.opsmate.skills.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form as it was sent. {@code request} is the same when the submission is run again.
 *
 * @param token what the form was made with
 * @param answers per field name what was typed or chosen; a field left empty has an empty list
 */
public record Submission(OrgId org, MemberId member, RequestKey request, String token,
    Map<String, List<String>> answers, Instant now) {
  public Submission {
    answers = answers.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
  }

  /** The first answer to a field; empty when it was left empty, or was not on the form. */
  public Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  /** All answers to a field. */
  public List<String> all(String name) {
    return answers.getOrDefault(name, List.of());
  }
}
