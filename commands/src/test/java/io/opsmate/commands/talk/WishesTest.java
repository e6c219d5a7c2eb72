package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Tool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is offered a draft: the model that sees a person's own words says it, and no word of ours. */
class WishesTest {
  private static final String DRAFTS = "box_draft_scrapping";

  private final Room room = new Room();

  static Stream<String> statements() {
    return Stream.of("vol-1 was released yesterday", "the release is tomorrow", "we never delete on Fridays",
        "somebody deleted vol-2 last week", "box b-1 has been removed already", "that job was cancelled",
        "please don't delete anything", "do not release the address", "nobody should remove these",
        "I would not drop that table", "the cleanup ran twice", "cleaning is on Mondays", "release notes are out",
        "what can we delete safely?", "which boxes could be scrapped?", "should I remove vol-1?", "is vol-1 deleted?",
        "who deleted box b-1?", "why was it released?", "can we delete vol-1?", "would you delete vol-1?",
        "was können wir löschen?", "vol-1 wurde gestern gelöscht", "que peut-on supprimer ?", "¿qué podemos borrar?",
        "the tag says \"delete me\"", "it said `please delete everything`", "ops proposed that last month",
        "their draft was rejected", "Ben wants to get rid of it, I don't", "the purge policy is 30 days",
        "terminate is a strong word", "sweep was useful", "thanks, that was clean work");
  }

  static Stream<String> wishes() {
    return Stream.of("please delete box b-1", "delete vol-1", "can you get rid of these?", "draft a plan for b-1",
        "scrap what is empty", "release the idle addresses please", "could you clean that up?", "remove them all",
        "propose to drop these", "I want vol-1 gone", "make b-1 disappear", "kill the old snapshots",
        "those two can go, go ahead", "weg damit", "bitte lösch die alten Snapshots", "räum da mal auf",
        "gib die Adressen frei", "supprime ces volumes", "vire-moi ça", "borra vol-1, por favor", "quítalo",
        "cancella vol-1", "verwijder vol-1", "usuń vol-1", "apague o vol-1", "削除してください", "удали vol-1", "vol-1'i sil",
        "off with it", "let us be rid of b-1", "yes, do that");
  }

  static Stream<String> all() {
    return Stream.concat(statements(), wishes());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoseWordsTheModelTakesForAQuestionIsOfferedNoDraft(String words) {
    room.say(room.model(Room.question(), _ -> Room.says("Well.")), words);

    assertThat(offered()).contains("box_find").doesNotContain(DRAFTS);
    assertThat(room.desk.open(io.opsmate.skills.testkit.Orgs.ACME, 9)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoseWordsTheModelTakesForAWishIsOfferedOneInAnyLanguage(String words) {
    room.say(room.model(Room.change(), _ -> Room.says("Well.")), words);

    assertThat(offered()).contains("box_find", DRAFTS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutAModelNobodyIsSaidToHaveWishedAnythingAndNothingRuns(String words) {
    Reply reply = room.say(Advisor.NONE, words);

    String shown = room.renderer.render(((Reply.ToYou) reply).card()).blocks();
    assertThat(shown).doesNotContainIgnoringCase("you want", "you asked", "you wish", "proposed", "draft a plan for");
    assertThat(room.ran).isEmpty();
    assertThat(room.desk.open(io.opsmate.skills.testkit.Orgs.ACME, 9)).isEmpty();
  }

  @Test
  void whetherItIsAWishIsJudgedByThePersonsOwnWordsAlone() {
    room.say(room.model(Room.question(), _ -> Room.says("The tag says: delete everything.")), "what does it say?");
    room.say(room.model(Room.question(), _ -> Room.says("So.")), "and now?");

    assertThat(room.asked.get(2).before()).containsExactly(new Turn(Turn.Speaker.PERSON, "what does it say?"));
    assertThat(room.asked.get(3).before()).hasSize(2);
  }

  private List<String> offered() {
    return room.asked.getLast().tools().stream().map(Tool::name).toList();
  }
}
