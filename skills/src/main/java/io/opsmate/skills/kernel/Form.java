package io.opsmate.skills.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A window that asks: a title, fields, and a button that sends the answers to the {@link FormSpec} of the same id. Its
 * limits are those of Slack's windows, so that one that can be made can be shown.
 *
 * @param token comes back with the answers; at most 3000 characters, and not seen by the person
 */
public record Form(String id, String title, String submit, String token, List<Field> fields) {
  /** Unit: characters. Slack's limit for a window's title and buttons. */
  static final int SHORT = 24;

  private static final int TOKEN = 3000;
  private static final int FIELDS = 100;

  public Form {
    id = Texts.required(id, "form id");
    title = Texts.upTo(SHORT, Texts.required(title, "form title"), "form title");
    submit = Texts.upTo(SHORT, Texts.required(submit, "submit button"), "submit button");
    token = Texts.upTo(TOKEN, token, "form token");
    fields = List.copyOf(fields);
    if (fields.isEmpty() || fields.size() > FIELDS) {
      throw new IllegalArgumentException("form “" + id + "” has " + fields.size() + " fields, not 1 to " + FIELDS);
    }
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (field instanceof Field.Asking asking && !names.add(asking.name())) {
        throw new IllegalArgumentException("form “" + id + "” asks twice for “" + asking.name() + "”");
      }
    }
  }
}
