package io.opsmate.commands.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentKindsTest {
  private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("person", new Kind.Person()),
      Map.entry("channel", new Kind.Channel()), Map.entry("number", new Kind.Number(1, 50)),
      Map.entry("money", new Kind.Amount()), Map.entry("time", new Kind.TimeOfDay()),
      Map.entry("days", new Kind.Weekdays()), Map.entry("zone", new Kind.Zone()), Map.entry("yes", new Kind.YesNo()),
      Map.entry("some", new Kind.SomeOf(List.of("zombie", "audit"))));

  private final Grammar digest = new Grammar(new SkillSet(List.of(() -> SkillDescriptor.of("digest", "Tells daily.",
      List.of(
          command("digest add",
              List.of(ArgumentSpec.word("channel", new Kind.Channel(), "Where it is posted.").required(),
                  ArgumentSpec.flag("at", new Kind.TimeOfDay(), "When."),
                  ArgumentSpec.flag("quiet", new Kind.YesNo(), "Nothing when there is nothing."))),
          command("digest preview", List.of()))))));

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      person  ; <@U123|ana> ; U123
      person  ; <@U123> ; U123
      person  ; W0123ABC ; W0123ABC
      channel ; <#C123|general> ; C123
      channel ; <#C123> ; C123
      number  ; 50 ; 50
      number  ; 007 ; 7
      money   ; $50 ; 50
      money   ; 50 ; 50
      money   ; $1,234.50 ; 1234.50
      money   ; 12.5 USD ; 12.5
      time    ; 09:30 ; 09:30
      time    ; 9 ; 09:00
      time    ; 9am ; 09:00
      time    ; 12:05 AM ; 00:05
      time    ; 12pm ; 12:00
      days    ; mon-fri ; mon,tue,wed,thu,fri
      days    ; Mon–Fri ; mon,tue,wed,thu,fri
      days    ; weekdays ; mon,tue,wed,thu,fri
      days    ; Wed,monday ; mon,wed
      days    ; sat-mon ; mon,sat,sun
      days    ; daily ; mon,tue,wed,thu,fri,sat,sun
      zone    ; europe/berlin ; Europe/Berlin
      zone    ; Berlin ; Europe/Berlin
      zone    ; new york ; America/New_York
      zone    ; utc ; UTC
      yes     ; On ; yes
      yes     ; no ; no
      some    ; Audit,zombie ; audit,zombie
      """)
  void aValueIsTakenAndChecksAsItself(String kind, String typed, String value) {
    assertThat(ArgumentValue.check(Objects.requireNonNull(KINDS.get(kind)), typed))
        .isEqualTo(new ArgumentValue.Good(value));
    assertThat(ArgumentValue.check(Objects.requireNonNull(KINDS.get(kind)), value))
        .isEqualTo(new ArgumentValue.Good(value));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      person  | @ana          | “@ana” is nobody I can find; type @ and pick the person from the list
      person  | <!channel>    | “<!channel>” is nobody I can find; type @ and pick the person from the list
      channel | #general      | “#general” is no channel I can find; type # and pick it from the list
      channel | D0123         | “D0123” is no channel I can find; type # and pick it from the list
      number  | 51            | “51” does not fit; write a whole number from 1 to 50
      number  | 99999999999   | “99999999999” does not fit; write a whole number from 1 to 50
      money   | -5            | “-5” is no amount of US dollars; write $50 or 12.50
      money   | 5€            | “5€” is no amount of US dollars; write $50 or 12.50
      time    | 25:00         | “25:00” is no time of day; write 09:30 or 9am
      time    | 0am           | “0am” is no time of day; write 09:30 or 9am
      time    | noon          | “noon” is no time of day; write 09:30 or 9am
      days    | someday       | “someday” names no days; write mon-fri, weekdays, daily or mon,wed
      days    | mo            | “mo” names no days; write mon-fri, weekdays, daily or mon,wed
      zone    | Berlinn       | “Berlinn” is no time zone I know; did you mean Europe/Berlin?
      zone    | +02:00        | “+02:00” is no time zone I know; write one like Europe/Berlin, or UTC
      yes     | maybe         | “maybe” does not fit; write yes or no
      some    | zombie,audt   | “audt” does not fit; did you mean audit?
      some    | ','           | it is empty; name some of zombie, audit
      """)
  void whatDoesNotFitIsAnsweredWithWhatWould(String kind, String typed, String why) {
    assertThat(ArgumentValue.check(Objects.requireNonNull(KINDS.get(kind)), typed)).isInstanceOfSatisfying(
        ArgumentValue.Bad.class,
        bad -> assertThat(bad.why().plain()).isEqualTo(why));
  }

  @Test
  void aVerbOfTwoWordsIsACommandOfItsOwn() {
    assertThat(digest.parse("digest  Preview")).isInstanceOfSatisfying(Parsed.Call.class,
        call -> assertThat(call.command().verb()).isEqualTo("digest preview"));
    assertThat(values("digest add &lt;#C1|general&gt; --at 9am --quiet"))
        .isEqualTo(Map.of("channel", "C1", "at", "09:00", "quiet", "yes"));
    assertThat(values("digest add --quiet <#C1|general>")).isEqualTo(Map.of("channel", "C1", "quiet", "yes"));
    assertThat(values("digest add --quiet no <#C1>")).isEqualTo(Map.of("channel", "C1", "quiet", "no"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      digest             | /opsmate digest goes on with one of these:
      digest prevew      | No command “digest prevew”. Did you mean /opsmate digest preview?
      digest coffee      | No command “digest coffee”.
      digest add         | channel is missing: Where it is posted.
      help digest        | /opsmate digest goes on with one of these:
      """)
  void whatIsMissingBehindTheFirstWordIsSaid(String line, String sentence) {
    Card card = switch (digest.parse(line)) {
      case Parsed.Answer(Card said) -> said;
      case Parsed.Unfit(Card wrong) -> wrong;
      case Parsed.Call _, Parsed.Unclear _ -> throw new AssertionError(line);
    };

    assertThat(card.headline().plain()).isEqualTo(sentence);
  }

  @Test
  void aFirstWordThatIsACommandTooLeadsToThoseBelowIt() {
    Grammar both = new Grammar(new SkillSet(List.of(() -> SkillDescriptor.of("digest", "Tells daily.",
        List.of(command("digest", List.of()), command("digest preview", List.of()))))));

    assertThat(both.parse("digest")).isInstanceOf(Parsed.Call.class);
    assertThat(both.parse("digest prevew")).isInstanceOfSatisfying(Parsed.Unfit.class,
        answer -> assertThat(answer.card().headline().plain()).endsWith("Did you mean /opsmate digest preview?"));
    assertThat(both.parse("help digest")).isInstanceOfSatisfying(Parsed.Answer.class,
        answer -> assertThat(answer.card().toString()).contains("/opsmate digest preview"));
  }

  private Map<String, String> values(String line) {
    return ((Parsed.Call) digest.parse(line)).arguments().values();
  }

  private static CommandSpec command(String verb, List<ArgumentSpec> arguments) {
    return new CommandSpec(verb, "Does it.", arguments, List.of(), MayRun.ANYONE, "On it.",
        _ -> new Reply.Nothing());
  }
}
