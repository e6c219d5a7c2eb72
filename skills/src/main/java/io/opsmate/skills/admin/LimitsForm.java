package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The window of the circuit breakers' settings. */
final class LimitsForm {
  static final String ID = "admin_limits";

  private LimitsForm() {}

  static Form of(Limits limits, String token, List<Text> notes) {
    List<Field> fields = new ArrayList<>();
    notes.forEach(note -> fields.add(new Field.Say(note)));
    fields.add(number("per_plan", "Resources in one request, 1 to 20", limits.perPlan()));
    fields.add(number("percent", "Percent of all of a type in one request; 5 resources always may",
        limits.percentOfType()));
    fields.add(number("per_hour", "Actions an hour, for a skill", limits.perHour()));
    fields.add(number("per_incident", "Actions for one incident", limits.perIncident()));
    fields.add(number("failures", "Failures in a row that trip", limits.failuresInARow()));
    fields.add(number("jump", "Times the usual number of findings that trip", limits.jump()));
    return new Form(ID, "Limits", "Save", token, fields);
  }

  static Map<String, String> faults(Map<String, List<String>> answers) {
    Answered typed = new Answered(answers);
    read(typed);
    return typed.faults();
  }

  static Limits answered(Map<String, List<String>> answers) {
    return read(new Answered(answers));
  }

  private static Limits read(Answered typed) {
    return new Limits(typed.number("per_plan", 1, 20), typed.number("percent", 1, 100),
        typed.number("per_hour", 1, 10_000), typed.number("per_incident", 1, 10_000), typed.number("failures", 1, 100),
        typed.number("jump", 2, 1_000));
  }

  private static Field number(String name, String label, int initial) {
    return new Field.Words(name, label, "", false, true, 5, Integer.toString(initial));
  }
}
