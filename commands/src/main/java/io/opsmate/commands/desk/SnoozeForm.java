package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Pause;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for how long a request is put off. */
final class SnoozeForm implements ApprovalForm {
  private static final String PAUSE = "pause";

  @Override
  public String id() {
    return ApprovalCard.SNOOZE;
  }

  @Override
  public String title() {
    return "Snooze this request";
  }

  @Override
  public String submit() {
    return "Snooze";
  }

  @Override
  public Optional<Text> instead(Question question) {
    return offered(question).isEmpty()
        ? Optional.of(Text.of("It cannot be put off any more: it expires ", question.approval().plan().expiresAt(),
            ", and what nobody approves by then is refused."))
        : Optional.empty();
  }

  @Override
  public List<Field> fields(Question question) {
    ZoneId zone = Pause.zone(question.ruling());
    List<Card.Option> options = offered(question).stream()
        .map(pause -> new Card.Option(pause.name(), pause.words(zone), "", pause == offered(question).getFirst()))
        .toList();
    return List.of(
        new Field.Say(Text.of(Text.strong(question.approval().plan().title()),
            " stays open and can be approved. It leaves "
                + "the list on Home, and nobody is reminded of it until then. It still expires ",
            question.approval().plan().expiresAt(), ".")),
        new Field.PickOne(PAUSE, "Put off", options, true));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    return pause(answers.getOrDefault(PAUSE, List.of())).isPresent() ? Map.of() : Map.of(PAUSE, "Choose one.");
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Snooze(pause(submission.all(PAUSE)).orElseThrow());
  }

  private static Optional<Pause> pause(List<String> chosen) {
    return Arrays.stream(Pause.values()).filter(pause -> chosen.contains(pause.name())).findFirst();
  }

  private static List<Pause> offered(Question question) {
    return Pause.before(question.approval().plan().expiresAt(), question.now(), Pause.zone(question.ruling()));
  }
}
