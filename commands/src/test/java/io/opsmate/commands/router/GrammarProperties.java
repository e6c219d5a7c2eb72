package io.opsmate.commands.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
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
      case Parsed.Unfit(var card) -> assertThat(card.headline().plain()).isNotBlank().hasSizeLessThan(400);
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

  /** What usage prints, with what it gives for examples, is a call. */
  @Property
  void whatUsagePrintsIsUnderstood(@ForAll("kinds") List<Kind> kinds, @ForAll boolean required) {
    List<ArgumentSpec> arguments = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      ArgumentSpec argument = i % 2 == 0
          ? ArgumentSpec.word("w" + i, kinds.get(i), "It.")
          : ArgumentSpec.flag("f" + i, kinds.get(i), "It.");
      arguments.add(required ? argument.required() : argument);
    }
    CommandSpec command = new CommandSpec("do it", "Does it.", arguments, List.of(), CommandSpec.MayRun.ANYONE, "…",
        _ -> new Reply.Nothing());
    Grammar grammar = new Grammar(new SkillSet(List.of(() -> SkillDescriptor.of("doer", "Does.", List.of(command)))));
    String typed = Usage.of(command)
        .substring(Usage.ROOT.length())
        .replace("[", "")
        .replace("]", "")
        .replaceAll("(\\w+)\\|[\\w|]+", "$1")
        .replace("@somebody", "<@U123|somebody>")
        .replace("#channel", "<#C123|channel>");

    assertThat(grammar.parse(typed)).as(typed)
        .isInstanceOfSatisfying(Parsed.Call.class,
            call -> assertThat(call.arguments().values()).hasSize(arguments.size()));
  }

  /** What is written back into a form's button reads as the same call. */
  @Property
  void whatFitsOfALineIsWrittenSoThatItFitsAgain(@ForAll("almostCommands") String line) {
    grammar.draft(line)
        .ifPresent(draft -> assertThat(grammar.draft(Written.line(draft.command(), draft.arguments())))
            .as(line)
            .contains(draft));
  }

  /** Nothing that is typed comes back as a mention, a link or a format: only as plain words or as code. */
  @Property
  void whatIsSaidBackNeverPings(@ForAll("nasty") String line) {
    Card card = switch (grammar.parse(line)) {
      case Parsed.Answer(Card answer) -> answer;
      case Parsed.Unfit(Card answer) -> answer;
      case Parsed.Unclear(Card answer) -> answer;
      case Parsed.Call _ -> Card.saying("x", Text.of("x"));
    };
    Letter.Body body = new CardRenderer().render(card);

    assertThat(body.text() + shown(body.blocks())).doesNotContain("<!", "<@", "<#", "<http")
        .doesNotContainPattern("@(here|channel|everyone)")
        .doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069]");
    assertThat(BlockKitValidator.check("message", body.blocks())).isEmpty();
  }

  /** Without the values of buttons, which nobody reads: they bring back what was typed, as it was typed. */
  private static String shown(String blocks) {
    return blocks.replaceAll("\"value\":\"(?:[^\"\\\\]|\\\\.)*\"", "");
  }

  @Provide
  Arbitrary<String> nasty() {
    return Arbitraries
        .of("<!channel>", "&lt;!here&gt;", "<@U123>", "<#C1|x>", "<https://evil.test|free money>", "@here", "@channel",
            "*b*", "`x`", "\u202eevil", "\u2066", "\u200b", "👩‍🚀", "שלום", "zombies", "--region", "--owner", "help",
            "x".repeat(10_000), "\ud800", "\u0000", "“", "rearm")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map((List<String> words) -> String.join(" ", words));
  }

  @Provide
  Arbitrary<List<Kind>> kinds() {
    return Arbitraries
        .<Kind>of(new Kind.OneOf(List.of("one", "two")), new Kind.SomeOf(List.of("one", "two")), new Kind.Free("some"),
            new Kind.Region(), new Kind.Length(), new Kind.Person(), new Kind.Channel(), new Kind.Number(2, 9),
            new Kind.Amount(), new Kind.TimeOfDay(), new Kind.Weekdays(), new Kind.Zone())
        .list()
        .ofMaxSize(8);
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
