package io.opsmate.commands.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.ArgumentSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrammarProperties {
  private final Grammar grammar = new Grammar(SomeSkills.both());

  @Property
  void anyLineIsACallOrAnAnswer(@ForAll String line) {
    assertThat(grammar.parse(line)).isNotNull();
  }

  @Property
  void aCallHasOnlyValuesThatItsCommandTakes(@ForAll("almostCommands") String line) {
    switch (grammar.parse(line)) {
      case Parsed.Answer(var card) -> assertThat(card.headline().plain()).isNotBlank().hasSizeLessThan(400);
      case Parsed.Unclear(var card) -> assertThat(card.headline().plain()).isNotBlank().hasSizeLessThan(400);
      case Parsed.Call(var command, var arguments) -> {
        Set<String> names = command.arguments().stream().map(ArgumentSpec::name).collect(Collectors.toSet());
        assertThat(names).containsAll(arguments.values().keySet());
        command.arguments()
            .forEach(argument -> arguments.text(argument.name())
                .ifPresent(value -> assertThat(ArgumentValue.check(argument.kind(), value))
                    .isEqualTo(new ArgumentValue.Good(value))));
      }
    }
  }

  @Property
  void aQuotedValueComesBackAsItWas(@ForAll("quotable") String value) {
    Parsed parsed = grammar.parse("zombies --owner \"" + value + "\"");

    assertThat(parsed).isInstanceOfSatisfying(Parsed.Call.class,
        call -> assertThat(call.arguments().text("owner")).contains(value));
  }

  @Provide
  Arbitrary<String> quotable() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars(" -='&<>/äß")
        .ofMinLength(1)
        .ofMaxLength(200)
        .filter(value -> !value.isBlank() && !value.contains("&"));
  }

  @Provide
  Arbitrary<String> almostCommands() {
    return Arbitraries
        .of("zombies", "rearm", "help", "volumes", "--region", "--region=eu-west-1", "eu-west-1", "--owner",
            "—min-age", "7d", "\"", "“x", "y”", "'", "--", "=", "&lt;!channel&gt;", "\u0085", "\u001c", "--help",
            "\ud800")
        .list()
        .ofMaxSize(8)
        .map((List<String> words) -> String.join(" ", words));
  }
}
