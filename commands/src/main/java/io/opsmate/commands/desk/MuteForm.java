package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Decision.MuteReach;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks how long and how far something is not to be proposed any more. */
final class MuteForm implements ApprovalForm {
  private static final String DAYS = "days";
  private static final String REACH = "reach";
  private static final List<Integer> OFFERED = List.of(7, 30, 90);

  @Override
  public String id() {
    return ApprovalCard.MUTE;
  }

  @Override
  public String title() {
    return "Mute similar requests";
  }

  @Override
  public String submit() {
    return "Reject and mute";
  }

  @Override
  public List<Field> fields(Question question) {
    Plan plan = question.approval().plan();
    int items = plan.items().size();
    return List.of(
        new Field.Say(Text.of(Text.strong(plan.title()),
            ": this request is rejected, nothing is changed, and the same is "
                + "not proposed again until then. Reports still count it and show it as muted. ",
            Text.code("/opsmate mutes"), " lists what is muted and lifts it.")),
        new Field.PickOne(DAYS, "For how long?", OFFERED.stream()
            .map(days -> new Card.Option(days.toString(), days + " days", "", days == 30))
            .toList(), true),
        new Field.PickOne(REACH, "What?", List.of(
            new Card.Option(MuteReach.THESE.name(), items == 1 ? "This resource" : "These " + items + " resources", "",
                true),
            new Card.Option(MuteReach.ACTION_IN_CHANNEL.name(), "This action for all resources in this channel", "",
                false)),
            true),
        Reason.asked("Why?", true));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    Map<String, String> faults = new HashMap<>(Reason.faults(answers, Reason.LEAST));
    if (days(answers.getOrDefault(DAYS, List.of())).isEmpty()) {
      faults.put(DAYS, "Choose one.");
    }
    if (reach(answers.getOrDefault(REACH, List.of())).isEmpty()) {
      faults.put(REACH, "Choose one.");
    }
    return faults;
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Mute(Duration.ofDays(days(submission.all(DAYS)).orElseThrow()),
        reach(submission.all(REACH)).orElseThrow(), Reason.of(submission));
  }

  private static Optional<Integer> days(List<String> chosen) {
    return OFFERED.stream().filter(days -> chosen.contains(days.toString())).findFirst();
  }

  private static Optional<MuteReach> reach(List<String> chosen) {
    return Arrays.stream(MuteReach.values()).filter(reach -> chosen.contains(reach.name())).findFirst();
  }
}
