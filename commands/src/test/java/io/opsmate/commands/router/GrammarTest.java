package io.opsmate.commands.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
  private final Grammar grammar = new Grammar(SomeSkills.both());

  @Test
  void wordsAndFlagsInAnyOrderMakeACall() {
    assertThat(arguments("zombies volumes --region eu-west-1 --min-age=7d --owner jane"))
        .isEqualTo(Map.of("kind", "volumes", "region", "eu-west-1", "min-age", "7d", "owner", "jane"));
    assertThat(arguments("zombies --owner=jane volumes")).isEqualTo(Map.of("kind", "volumes", "owner", "jane"));
    assertThat(arguments("  ZOMBIES Volumes --REGION EU-West-1 "))
        .isEqualTo(Map.of("kind", "volumes", "region", "eu-west-1"));
    assertThat(arguments("zombies")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zombies --owner \"team blue\"", "zombies --owner 'team blue'", "zombies --owner “team blue”",
    "zombies --owner „team blue“", "zombies --owner ‘team blue’", "zombies --owner=\"team blue\"",
    "zombies --owner=“team blue”", "zombies —owner “team blue”", "zombies –owner=“team blue”",
    "zombies\u00a0--owner\u00a0\"team\u00a0blue\""})
  void whatKeyboardsMakeOfQuotesDashesAndSpacesIsUnderstood(String line) {
    assertThat(arguments(line)).isEqualTo(Map.of("owner", "team blue"));
  }

  @Test
  void anApostropheInsideAWordIsNoQuote() {
    assertThat(arguments("zombies --owner o’brien")).isEqualTo(Map.of("owner", "o'brien"));
  }

  @Test
  void slacksEscapesAreUndone() {
    assertThat(arguments("zombies --owner r&amp;d")).isEqualTo(Map.of("owner", "r&d"));
    assertThat(arguments("zombies --owner &amp;lt;")).isEqualTo(Map.of("owner", "&lt;"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      zombis | No command “zombis”. Did you mean /opsmate zombies?
      zom | No command “zom”. Did you mean /opsmate zombies?
      halp | No command “halp”. Did you mean /opsmate help?
      coffee | No command “coffee”.
      help zombis | No command “zombis”. Did you mean /opsmate zombies?
      zombies --regoin eu-west-1 | No flag “--regoin”. Did you mean --region?
      zombies --colour red | No flag “--colour”.
      rearm --now | No flag “--now”. This command takes no flags.
      rearm now | “now” is too much: this command takes no plain words.
      zombies volumes snapshots | “snapshots” is one word too many.
      zombies --region | --region needs a value: --region eu-west-1.
      zombies --region --owner jane | --region needs a value: --region eu-west-1.
      zombies --region= | --region needs a value: --region eu-west-1.
      zombies --region Frankfurt | --region: “Frankfurt” is no region name; write one like eu-west-1
      zombies --min-age soon | --min-age: “soon” is no length of time; write 90m, 36h, 7d or 2w
      zombies volume | kind: “volume” does not fit; did you mean volumes?
      zombies planets | kind: “planets” does not fit; it is one of volumes, snapshots
      zombies --owner a --owner b | --owner stands there twice; keep one.
      zombies --owner “jane | The quote that opens before “"jane” is never closed. Close it, or leave it out.
      --region eu-west-1 zombies | The command comes first, then flags like “--region”.
      """)
  void aLineThatDoesNotFitIsAnsweredWithWhatWould(String line, String sentence) {
    assertThat(answer(line).headline().plain()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zombies in eu-west-1, which cost most?", "rearm nothing before Monday", "zombies volume",
    "zombies --regoin eu-west-1", "\"zombies are everywhere, aren't they?", "--region eu-west-1 zombies"})
  void aSentenceThatBeginsLikeACommandIsToldFromOne(String line) {
    assertThat(grammar.parse(line)).isInstanceOf(Parsed.Unfit.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zombies volumes", "rearm", "zombies --region eu-west-1"})
  void whatFitsIsTheCommand(String line) {
    assertThat(grammar.parse(line)).isInstanceOf(Parsed.Call.class);
  }

  @Test
  void aWrongLineShowsTheUsageAndSaysThatNothingWasRun() {
    assertThat(words(answer("zombies --regoin x")))
        .contains("Usage: /opsmate zombies [volumes|snapshots] [--region eu-west-1] [--min-age 7d] [--owner jane]")
        .contains("Nothing was run.");
  }

  @Test
  void whatIsSaidBackIsCutAndNeverMarkup() {
    Card card = answer("<!channel>" + "x".repeat(5000));

    assertThat(card.headline().plain()).hasSizeLessThan(100);
    assertThat(card.headline().spans()).allMatch(Text.Plain.class::isInstance);
  }

  @Test
  void aFreeValueHasTwoHundredCharactersAtMost() {
    assertThat(arguments("zombies --owner " + "x".repeat(200))).containsKey("owner");
    assertThat(answer("zombies --owner " + "x".repeat(201)).headline().plain())
        .endsWith("is longer than 200 characters");
  }

  @Test
  void theBareCommandIsAMenu() {
    assertThat(words(answer(""))).contains("zombies Finds waste.", "rearm Lets OpsMate act again.");
    assertThat(answer(" \t ")).isEqualTo(answer(""));
  }

  @Test
  void helpTellsSentenceExamplesAndWhoMayRunIt() {
    assertThat(words(answer("help"))).contains("Finds waste.", "Anyone may run it.", "/opsmate zombies volumes",
        "Lets OpsMate act again.", "Approvers may run it.");
    assertThat(words(answer("help zombies"))).contains("Only older.", "--min-age 7d", "Anyone may run it.");
    assertThat(answer("zombies --help")).isEqualTo(answer("help zombies"));
    assertThat(answer("--help")).isEqualTo(answer("help"));
    assertThat(answer("help help")).isEqualTo(answer("help"));
  }

  @Test
  void anAliasStandsForItsVerbAndAnyOtherCommandIsTheRoot() {
    assertThat(grammar.line("/zombies", "volumes")).isEqualTo("zombies volumes");
    assertThat(grammar.line("/opsmate", "zombies volumes")).isEqualTo("zombies volumes");
    assertThat(grammar.line("/opsmate-staging", "help")).isEqualTo("help");
  }

  @Test
  void hintsShowUsageAndSentence() {
    assertThat(grammar.hints()).contains(new Hint("/opsmate rearm", "Lets OpsMate act again."),
        new Hint("/opsmate help [command]", "What OpsMate can do."));
  }

  @Test
  void noSkillMayClaimHelp() {
    CommandSpec help = new CommandSpec("help", "", List.of(), List.of(), CommandSpec.MayRun.ANYONE, "",
        _ -> new Reply.Nothing());
    SkillSet skills = new SkillSet(List.of(() -> SkillDescriptor.of("zombie", "", List.of(help))));

    assertThatThrownBy(() -> new Grammar(skills)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("help");
  }

  private Map<String, String> arguments(String line) {
    assertThat(grammar.parse(line)).isInstanceOf(Parsed.Call.class);
    return ((Parsed.Call) grammar.parse(line)).arguments().values();
  }

  private Card answer(String line) {
    return switch (grammar.parse(line)) {
      case Parsed.Answer(Card card) -> card;
      case Parsed.Unfit(Card card) -> card;
      case Parsed.Unclear(Card card) -> card;
      case Parsed.Call call -> throw new AssertionError(call);
    };
  }

  private static String words(Card card) {
    return card.parts().stream().map(part -> switch (part) {
      case Card.Paragraph(Text text) -> text.plain();
      case Card.Note(Text text) -> text.plain();
      case Card.Rows(var rows) -> rows.stream()
          .map(row -> row.main().plain() + " " + row.detail().plain())
          .collect(Collectors.joining("\n"));
      case Card.Facts _, Card.Divider _, Card.Choice _, Card.Buttons _, Card.Table _, Card.Picture _, Card.Steps _ -> "";
    }).collect(Collectors.joining("\n"));
  }
}
