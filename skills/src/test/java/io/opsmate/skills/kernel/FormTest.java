package io.opsmate.skills.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final Field WHY = new Field.Words("why", "Why?", "", true, true, 500, "");

  @Test
  void titleSubmitAndTokenEndWhereSlackEnds() {
    Form full = new Form("f", "t".repeat(24), "s".repeat(24), "k".repeat(3000), List.of(WHY));

    assertThat(full.title()).hasSize(24);
    assertThatIllegalArgumentException().isThrownBy(() -> new Form("f", "t".repeat(25), "s", "", List.of(WHY)))
        .withMessageContaining("form title has 25 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> new Form("f", "t", "s".repeat(25), "", List.of(WHY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Form("f", "t", "s", "k".repeat(3001), List.of(WHY)));
  }

  @Test
  void aFormAsksForEachNameOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Form("f", "t", "s", "", List.of(WHY, WHY)))
        .withMessage("form “f” asks twice for “why”");
  }

  @Test
  void aFormHasOneToAHundredFields() {
    Field say = new Field.Say(Text.of("Hear."));

    assertThat(new Form("f", "t", "s", "", IntStream.range(0, 100).mapToObj(_ -> say).toList()).fields()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new Form("f", "t", "s", "", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Form("f", "t", "s", "", IntStream.range(0, 101).mapToObj(_ -> say).toList()));
  }

  @Test
  void aListOffersOneToAHundredOptionsEachOnce() {
    assertThat(new Field.PickSome("all", "All", options(100), false).options()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new Field.PickSome("all", "All", options(101), false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Field.PickOne("one", "One", List.of(), false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field.PickOne("one", "One", List.of(option("a", false), option("a", false)), false))
        .withMessage("“one” offers “a” twice");
  }

  @Test
  void onlyOneOfOneCanBeChosenAtFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field.PickOne("one", "One", List.of(option("a", true), option("b", true)), false));
  }

  @Test
  void whatStandsInAFieldAtFirstFitsIt() {
    assertThat(new Field.Words("why", "Why?", "", false, false, 3, "abc").initial()).isEqualTo("abc");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field.Words("why", "Why?", "", false, false, 3, "abcd"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field.Words("why", "Why?", "", false, false, 3001, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field.PickPeople("who", "Who?", 1, List.of(new MemberId("U1"), new MemberId("U2")),
            false));
  }

  @Test
  void aFieldsNameIsAnIdentifier() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Field.PickChannel("Where to", "Where", "", false));
  }

  @Test
  void aFieldLeftEmptyHasNoAnswer() {
    Submission sent = new Submission(new OrgId(new UUID(0, 1)), new MemberId("U1"), new RequestKey("r"), "",
        Map.of("why", List.of(), "who", List.of("U2", "U3")), Instant.EPOCH);

    assertThat(sent.one("why")).isEmpty();
    assertThat(sent.one("never")).isEmpty();
    assertThat(sent.one("who")).contains("U2");
    assertThat(sent.all("who")).containsExactly("U2", "U3");
  }

  @Test
  void aMenuTakesFiveShortEntriesThatDoNotAskBack() {
    Card.Button entry = new Card.Button("a".repeat(40), "Do", "v".repeat(109), Card.Look.NORMAL);
    Card.Button tooLong = new Card.Button("a".repeat(40), "Do", "v".repeat(110), Card.Look.NORMAL);
    Card.Button asking = entry.confirmed(new Card.Confirm("Sure?", "It will happen.", "Yes", "No"));

    assertThat(new Card.Buttons(List.of(), List.of(entry, entry, entry, entry, entry)).more()).hasSize(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Card.Buttons(List.of(), List.of(entry, entry, entry, entry, entry, entry)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Card.Buttons(List.of(), List.of(tooLong)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Card.Buttons(List.of(), List.of(asking)));
  }

  @Test
  void aFormBelongsToOneSkill() {
    FormSpec form = new FormSpec("why", FormCheck.none(), _ -> new Reply.Nothing());
    Skill one = () -> SkillDescriptor.of("one", "One.", List.of()).withForms(form);
    Skill two = () -> SkillDescriptor.of("two", "Two.", List.of()).withForms(form);

    assertThat(new SkillSet(List.of(one)).forms()).containsExactly(form);
    assertThatIllegalStateException().isThrownBy(() -> new SkillSet(List.of(one, two)))
        .withMessage("two skills claim the form “why”; rename one of them");
  }

  private static List<Card.Option> options(int count) {
    return IntStream.range(0, count).mapToObj(value -> option("v" + value, false)).toList();
  }

  private static Card.Option option(String value, boolean ticked) {
    return new Card.Option(value, "Option " + value, "", ticked);
  }
}
