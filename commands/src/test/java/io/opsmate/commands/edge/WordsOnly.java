package io.opsmate.commands.edge;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws cards and windows as their words, which tests can read. A window is a JSON string. */
final class WordsOnly implements Rendering {
  @Override
  public Letter.Body render(Card card) {
    return new Letter.Body(words(card), "[]");
  }

  @Override
  public Letter.Body render(Text text) {
    return new Letter.Body(text.plain(), "[]");
  }

  @Override
  public String window(Card card) {
    return new JsonPrimitive(words(card)).toString();
  }

  @Override
  public String window(Form form) {
    return new JsonPrimitive("asks " + form.id() + " “" + form.title() + "” token " + form.token() + " "
        + form.fields().stream().map(WordsOnly::words).collect(Collectors.joining(", "))).toString();
  }

  static String wordsOf(String window) {
    return JsonParser.parseString(window).getAsString();
  }

  private static String words(Field field) {
    return switch (field) {
      case Field.Say(Text text) -> text.plain();
      case Field.Asking asking -> asking.name();
    };
  }

  private static String words(Card card) {
    StringBuilder words = new StringBuilder(card.title());
    for (Card.Part part : card.parts()) {
      words.append('\n').append(switch (part) {
        case Card.Paragraph(Text text) -> text.plain();
        case Card.Note(Text text) -> text.plain();
        case Card.Facts(var facts) -> facts.stream().map(fact -> fact.label() + ": " + fact.value().plain()).toList();
        case Card.Rows(var rows) ->
            rows.stream().map(row -> row.main().plain() + " / " + row.detail().plain()).toList();
        case Card.Buttons(var buttons, _) ->
            buttons.stream().map(button -> Map.entry(button.action(), button.value())).toList();
        case Card.Choice choice -> choice.id();
        case Card.Divider _ -> "--";
        case Card.Table table -> table.toString();
        case Card.Steps steps -> steps.toString();
        case Card.Picture(var chart) -> chart.alt();
      });
    }
    return words.toString();
  }
}
