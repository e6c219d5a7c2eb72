package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The window of one approval rule. */
final class RuleForm {
  static final String ID = "admin_rule";
  private static final int NAME = 60;
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime FIVE = LocalTime.of(17, 0);

  private RuleForm() {}

  /** {@code actions} are the names of all there are; {@code token} comes back. */
  static Form of(ApprovalRule rule, Set<String> actions, String token, List<Text> notes) {
    List<Field> fields = new ArrayList<>();
    notes.forEach(note -> fields.add(new Field.Say(note)));
    fields.add(new Field.Words("name", "Name", "", false, true, NAME, rule.name()));
    fields.add(new Field.Words("environments", "Environments",
        "Names with commas between, such as production, staging; empty for all", false, false, 300,
        rule.applies().environments().stream().map(Environment::name).sorted().collect(Collectors.joining(", "))));
    Set<String> offered = new TreeSet<>(actions);
    offered.addAll(rule.applies().actions());
    if (!offered.isEmpty()) {
      fields.add(new Field.PickSome("actions", "Only for these actions; none ticked is all", offered.stream()
          .map(name -> option(name, name, rule.applies().actions().contains(name)))
          .toList(), false));
    }
    fields.add(new Field.PickOne("risk", "From this risk up", Arrays.stream(Risk.values())
        .map(risk -> option(risk.name(), risk.words(), risk == rule.applies().from()))
        .toList(), true));
    fields.add(words("quorum", "How many have to approve", "", true, Integer.toString(rule.quorum())));
    fields.add(new Field.PickPeople("people", "Approvers", 50, ApproverWords.people(rule.approvers()), false));
    fields.add(words("others", "Approvers by group or role", ApproverWords.HINT, false,
        ApproverWords.others(rule.approvers())));
    fields.add(new Field.PickSome("excluded", "Who may not approve", List.of(
        option("requester", "Who asked for it", rule.excluded().requester()),
        option("beneficiary", "Whom it serves in person", rule.excluded().beneficiary())), false));
    fields.add(new Field.PickSome("extras", "What else", List.of(
        option("reason", "Each approval needs a reason", rule.extras().reason()),
        option("glass", "In an emergency one approver may break the glass", rule.extras().breakGlass())), false));
    fields.add(words("expiry", "Open for", "30m, 24h, 7d; silence is a no", true, typed(rule.expiry())));
    hours(fields, rule.hours());
    return new Form(ID, "Approval rule", "Save", token, fields);
  }

  static Map<String, String> faults(Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    read(typed, Set.of());
    return typed.faults();
  }

  /**
   * What was answered. What cannot be read has a harmless value; ask {@link #faults} first.
   *
   * @param skills the skills it stays about, which the window does not ask for
   */
  static ApprovalRule answered(Map<String, List<String>> answers, Set<String> skills) {
    return read(new Answered(answers), skills);
  }

  private static ApprovalRule read(Answered typed, Set<String> skills) {
    if (typed.word("name").isEmpty()) {
      typed.fault("name", "A rule needs a name.");
    }
    Set<Environment> environments = Arrays.stream(typed.word("environments").split(","))
        .filter(word -> !word.isBlank())
        .map(Environment::named)
        .collect(Collectors.toSet());
    Risk from = typed.all("risk").isEmpty() ? Risk.READ : typed.read("risk", Risk.READ, "Choose one.", Risk::valueOf);
    Duration expiry = typed.read("expiry", ApprovalRule.SHORTEST, "", RuleForm::expiry);
    return new ApprovalRule(typed.word("name").isEmpty() ? "unnamed" : typed.word("name"),
        new Applies(skills, Set.copyOf(typed.all("actions")), environments, from), typed.number("quorum", 1, 20),
        typed.read("others", Set.of(), "", word -> ApproverWords.parse(typed.all("people"), word)),
        new ApprovalRule.Exclusions(typed.has("excluded", "requester"), typed.has("excluded", "beneficiary")),
        new ApprovalRule.Extras(typed.has("extras", "reason"), typed.has("extras", "glass")), expiry, hours(typed));
  }

  private static Duration expiry(String word) {
    Duration length = Lengths.parse(word);
    if (length.compareTo(ApprovalRule.SHORTEST) < 0 || length.compareTo(ApprovalRule.LONGEST) > 0) {
      throw new IllegalArgumentException("A request stays open for 5m to 30d.");
    }
    return length;
  }

  private static @Nullable WorkingHours hours(Answered typed) {
    Set<DayOfWeek> days = typed.all("days")
        .stream()
        .filter(day -> Arrays.stream(DayOfWeek.values()).anyMatch(one -> one.name().equals(day)))
        .map(DayOfWeek::valueOf)
        .collect(Collectors.toSet());
    if (days.isEmpty()) {
      return null;
    }
    LocalTime from = typed.read("from", NINE, "Write a time such as 09:00.", LocalTime::parse);
    LocalTime to = typed.read("to", FIVE, "Write a time such as 17:00.", LocalTime::parse);
    ZoneId zone = typed.read("zone", ZoneOffset.UTC, "Write a time zone such as Europe/London or UTC.", ZoneId::of);
    return new WorkingHours(zone, days, from, to);
  }

  private static void hours(List<Field> fields, @Nullable WorkingHours hours) {
    fields.add(new Field.PickSome("days", "Approvals count on these days only; none ticked is always",
        Arrays.stream(DayOfWeek.values())
            .map(day -> option(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                hours != null && hours.days().contains(day)))
            .toList(),
        false));
    fields.add(words("from", "From", "", false, (hours == null ? NINE : hours.from()).toString()));
    fields.add(words("to", "To", "", false, (hours == null ? FIVE : hours.to()).toString()));
    fields.add(words("zone", "Time zone", "", false, hours == null ? "UTC" : hours.zone().getId()));
  }

  /** As {@link Lengths#parse} reads it. */
  private static String typed(Duration length) {
    if (length.toMinutes() % 60 != 0) {
      return length.toMinutes() + "m";
    }
    return length.toHours() % 24 == 0 ? length.toDays() + "d" : length.toHours() + "h";
  }

  private static Card.Option option(String value, String words, boolean ticked) {
    return new Card.Option(value, words, "", ticked);
  }

  private static Field words(String name, String label, String hint, boolean required, String initial) {
    return new Field.Words(name, label, hint, false, required, 500, initial);
  }
}
