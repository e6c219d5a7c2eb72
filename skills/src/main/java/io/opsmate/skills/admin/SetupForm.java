package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The window that sets an org up: how far OpsMate may go, what is on, who is admin, who approves. */
record SetupForm(List<ActionType<?>> actions) {
  static final String ID = "admin_setup";
  static final String SURE = "sure";
  private static final String DEFAULT_RULE = "default";
  private static final Duration OPEN_FOR = Duration.ofHours(24);
  private static final int PEOPLE = 50;

  SetupForm {
    SortedMap<String, ActionType<?>> byName = new TreeMap<>();
    actions.forEach(type -> byName.put(type.name(), type));
    actions = List.copyOf(byName.values());
  }

  /** With what is to be said first, and, when {@code doubts} is not empty, a box to tick before it is saved. */
  Form of(OrgRules rules, List<Text> notes, List<String> doubts) {
    List<Field> fields = new ArrayList<>();
    notes.forEach(note -> fields.add(new Field.Say(note)));
    fields.add(new Field.PickOne("level", "How far OpsMate may go, whoever approves",
        Arrays.stream(RunnerLevel.values())
            .map(level -> new Card.Option(level.word(), level.word() + ": " + level.sentence(), "",
                level == rules.level()))
            .toList(),
        true));
    if (!actions.isEmpty()) {
      fields.add(new Field.PickSome("enabled", "What may be proposed and, once approved, done", actions.stream()
          .map(type -> new Card.Option(type.name(), type.name(), type.sentence() + " (" + type.risk().words() + ")",
              rules.isEnabled(type.name())))
          .toList(), false));
    }
    fields.add(new Field.PickPeople("admins", "OpsMate admins, who may change all this", PEOPLE,
        ApproverWords.people(rules.admins()), false));
    fields.add(words("admin_others", "Admins by group or role; with nobody at all, workspace admins are",
        ApproverWords.others(rules.admins())));
    ApprovalRule rule = defaultRule(rules);
    fields.add(new Field.PickPeople("approvers", "Approvers of the rule for everything", PEOPLE,
        ApproverWords.people(rule.approvers()), false));
    fields.add(words("approver_others", "Approvers by group or role", ApproverWords.others(rule.approvers())));
    fields.add(new Field.Words("quorum", "How many of them have to approve", "", false, true, 2,
        Integer.toString(rule.quorum())));
    fields.add(new Field.PickChannel("channel", "Security channel, for alarms",
        Optional.ofNullable(rules.securityChannel()).map(ChannelId::value).orElse(""), false));
    if (!doubts.isEmpty()) {
      doubts.forEach(doubt -> fields.add(new Field.Say(Text.of(Text.strong("Careful: "), doubt))));
      fields.add(new Field.PickSome(SURE, "Save it all the same?",
          List.of(new Card.Option("yes", "Yes, that is what I want", "", false)), true));
    }
    return new Form(ID, "Set up OpsMate", "Save", Long.toString(rules.version()), fields);
  }

  static Map<String, String> faults(Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    approvers(typed, "admins", "admin_others");
    approvers(typed, "approvers", "approver_others");
    typed.number("quorum", 1, 20);
    return typed.faults();
  }

  /** The rules with what was answered; those of the same version in another respect stay. */
  OrgRules answered(OrgRules rules, Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    Set<Approver> admins = approvers(typed, "admins", "admin_others");
    String channel = typed.word("channel");
    return rules.withLevel(RunnerLevel.parse(typed.word("level")).orElse(rules.level()))
        .withEnabled(enabled(rules, typed))
        .withAdmins(admins.isEmpty() ? OrgRules.WORKSPACE_ADMINS : admins)
        .withRules(withDefault(rules, typed))
        .withSecurityChannel(channel.isEmpty() ? null : new ChannelId(channel));
  }

  /** The rule for everything that setup is about: the first one that applies to everything. */
  static ApprovalRule defaultRule(OrgRules rules) {
    return existing(rules).orElseGet(() -> ApprovalRule.of(DEFAULT_RULE, 1, Set.of(), OPEN_FOR));
  }

  private static Optional<ApprovalRule> existing(OrgRules rules) {
    return rules.rules().stream().filter(rule -> rule.applies().equals(Applies.EVERYTHING)).findFirst();
  }

  private static List<ApprovalRule> withDefault(OrgRules rules, Answered typed) {
    ApprovalRule old = defaultRule(rules);
    ApprovalRule next = new ApprovalRule(old.name(), old.applies(), typed.number("quorum", 1, 20),
        approvers(typed, "approvers", "approver_others"), old.excluded(), old.extras(), old.expiry(), old.hours());
    List<ApprovalRule> all = new ArrayList<>(rules.rules());
    if (existing(rules).isPresent()) {
      all.set(all.indexOf(old), next);
    } else {
      all.add(next);
    }
    return all;
  }

  /** What is on and not shown here stays on. */
  private Set<String> enabled(OrgRules rules, Answered typed) {
    Set<String> shown = actions.stream().map(ActionType::name).collect(Collectors.toSet());
    Set<String> ticked = typed.all("enabled").stream().filter(shown::contains).collect(Collectors.toSet());
    if (rules.enabled().contains(OrgRules.ALL) && ticked.equals(shown)) {
      return rules.enabled();
    }
    Set<String> next = new HashSet<>(rules.enabled());
    next.removeAll(shown);
    next.remove(OrgRules.ALL);
    next.addAll(ticked);
    return next;
  }

  private static Set<Approver> approvers(Answered typed, String people, String words) {
    return typed.read(words, Set.of(), "", word -> ApproverWords.parse(typed.all(people), word));
  }

  private static Field words(String name, String label, String initial) {
    return new Field.Words(name, label, ApproverWords.HINT, false, false, 500, initial);
  }
}
