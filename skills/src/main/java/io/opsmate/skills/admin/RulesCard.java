package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Draws all that an org has decided, with buttons to change it. */
final class RulesCard {
  static final String EDIT_RULE = "admin_rule_edit";
  static final String REMOVE_RULE = "admin_rule_remove";
  static final String EDIT_POLICY = "admin_policy_edit";
  static final String REMOVE_POLICY = "admin_policy_remove";
  static final String LIMITS = "admin_limits_edit";

  private final OrgRules rules;
  private final List<Card.Part> parts = new ArrayList<>();

  private RulesCard(OrgRules rules) {
    this.rules = rules;
  }

  static Card of(Ruling.Standing standing) {
    OrgRules rules = standing.rules();
    RulesCard card = new RulesCard(rules);
    Text says = Text.of(Text.strong(rules.level().word()), ": OpsMate ", rules.level().sentence(), ". Switched on: ",
        RuleWords.enabled(rules), ".");
    card.say(says);
    card.say(Text.of("Admins: ", ApproverWords.shown(rules.admins()), ". Alarms go to ",
        rules.securityChannel() == null ? "where the work was asked for" : rules.securityChannel(), "."));
    standing.stops().forEach(card::stop);
    standing.trips().forEach(trip -> {
      card.say(Text.of(Text.strong("Tripped: "), AlarmDesk.said(trip)));
      card.parts.add(new Card.Buttons(List.of(AlarmDesk.button(trip))));
    });
    rules.rules().forEach(card::rule);
    if (rules.rules().isEmpty()) {
      card.say(Text.of("There is no approval rule, so nobody can approve anything."));
    }
    rules.policies().forEach(card::policy);
    card.say(Text.of(Text.strong("Limits"), ": ", RuleWords.of(rules.limits()), "."));
    card.parts.add(new Card.Buttons(List.of(card.button(EDIT_RULE, "Add rule", ""),
        card.button(EDIT_POLICY, "Add policy", ""), card.button(LIMITS, "Change limits", ""))));
    card.parts.add(new Card.Note(Text.of("Version " + rules.version() + ". All rules that apply have to be met. ",
        Text.code("/opsmate setup"), " changes the rest; OpsMate admins may.")));
    return new Card("What OpsMate may do here", says, card.parts);
  }

  private void stop(Stop stop) {
    say(Text.of(Text.strong("Stopped"), ": ", stop.skill() == null ? "everything" : stop.skill().value(), ", by ",
        stop.by(), " ", stop.at(), ": ", stop.reason(), "."));
  }

  private void rule(ApprovalRule rule) {
    say(Text.of(Text.strong("Rule " + rule.name()), ": ", RuleWords.of(rule), "."));
    parts.add(new Card.Buttons(List.of(button(EDIT_RULE, "Edit rule", rule.name()),
        removing(REMOVE_RULE, "Remove rule", rule.name()))));
  }

  private void policy(UserPolicy policy) {
    say(Text.of(Text.strong("Policy " + policy.name()), ": ", RuleWords.of(policy)));
    parts.add(new Card.Buttons(List.of(button(EDIT_POLICY, "Edit policy", policy.name()),
        removing(REMOVE_POLICY, "Remove policy", policy.name()))));
  }

  private Button removing(String action, String label, String name) {
    Button button = new Button(action, label, new Seen(rules.version(), name).toString(), Look.DANGER);
    return button.confirmed(new Card.Confirm(label + "?",
        "“" + name + "” would demand nothing any more. Without any rule that applies, nothing can be approved.", label,
        "Keep it"));
  }

  private Button button(String action, String label, String name) {
    return new Button(action, label, new Seen(rules.version(), name).toString(), Look.NORMAL);
  }

  private void say(Text text) {
    parts.add(new Card.Paragraph(text));
  }
}
