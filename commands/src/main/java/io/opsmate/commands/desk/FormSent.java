package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A form as it was sent, kept in a job.
 *
 * @param form the id of the form
 * @param answers per field what was typed or chosen
 * @param window the window it was sent from, which shows the answer
 * @param request the {@link RequestKey}
 * @param askedAt when it came, ISO-8601
 */
public record FormSent(String form, String token, Map<String, List<String>> answers, String member, String window,
    String request, String askedAt) {
  public FormSent {
    answers = answers.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
  }

  /** A form is in no channel: what does not fit its window goes to the person directly. */
  Asker asker(OrgId org) {
    return new Asker(org, new MemberId(member), Asker.Place.of(member, ""), "", window, new RequestKey(request));
  }

  Submission submission(OrgId org, Instant now) {
    return new Submission(org, new MemberId(member), new RequestKey(request), token, answers, now);
  }
}
