package io.opsmate.commands.talk;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Grounding;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Told;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Has a question answered from what tools read, and holds the answer against what they brought. */
final class Answering {
  static final PromptRef PROMPT = Inquiries.QUESTION;

  private static final int SOURCES = 12;
  private static final int LABEL = 80;

  private final Mind mind;
  private final TalkStage stage;

  Answering(Mind mind, TalkStage stage) {
    this.mind = mind;
    this.stage = stage;
  }

  /** What came of a question. */
  sealed interface Answer {
    /**
     * One that may be shown.
     *
     * @param told what was read and said for it
     * @param unsure amounts of money that nobody told and that follow from none that was
     */
    record Given(CheckedText words, Trace trace, Told told, List<String> unsure) implements Answer {}

    /** There is none that may be shown. */
    record None(NoAnswer because) implements Answer {}
  }

  /** @param asksForChange whether tools that draft are offered, too */
  Answer of(Caller caller, String words, boolean asksForChange, List<Turn> before, Live live) {
    Inquiry<String> question = new Inquiries(mind).question(caller, words, asksForChange, before, live);
    Told told =
        new Told(Stream.concat(question.variables().values().stream(), before.stream().map(Turn::words)).toList());
    live.heldAgainst(told);
    return switch (mind.advisor().ask(question.withTools(told.by(question.tools())))) {
      case Advice.Answered<String>(String answer, Trace trace) -> checked(answer, trace, told);
      case Advice.Unusable<String>(String because) -> new Answer.None(NoAnswer.unusable(because));
      case Advice.OverBudget<String> over -> new Answer.None(NoAnswer.away(Routing.over(over)));
      case Advice.Unavailable<String>(String because) -> new Answer.None(NoAnswer.away(because));
    };
  }

  private Answer checked(String answer, Trace trace, Told told) {
    CheckedText words = CheckedText.of(stage.markdown(), answer);
    if (words.text().isBlank()) {
      return new Answer.None(NoAnswer.unusable("the language model answered without words"));
    }
    if (Grounding.of(answer, trace.evidence()) instanceof Grounding.Ungrounded) {
      return new Answer.None(NoAnswer.withheld("it cites something that was not read"));
    }
    told.read(trace.evidence());
    return told.strangeId(answer).isPresent()
        ? new Answer.None(NoAnswer.withheld("it names something that was not read"))
        : new Answer.Given(words, trace, told, told.strangeAmounts(answer));
  }

  /** Where each number of an answer leads: what was read, and the card that shows it. */
  List<Text> sources(OrgId org, Answer.Given given) {
    List<Text> sources = new ArrayList<>();
    List<String> cited = given.words().citations().cited();
    for (int at = 0; at < Math.min(cited.size(), SOURCES); at++) {
      int number = at + 1;
      String id = cited.get(at);
      given.trace()
          .evidence()
          .stream()
          .filter(one -> one.id().equals(id))
          .findFirst()
          .ifPresent(one -> sources.add(source(org, number, one)));
    }
    if (cited.size() > SOURCES) {
      sources.add(Text.of("and " + (cited.size() - SOURCES) + " more"));
    }
    return sources;
  }

  private Text source(OrgId org, int number, Evidence evidence) {
    String label = Texts.cut(evidence.label().isBlank() ? evidence.id() : evidence.label(), LABEL);
    Optional<URI> card = evidence.shownOn().flatMap(key -> address(org, key));
    Optional<URI> console = ConsoleLinks.of(evidence.id());
    if (card.isPresent() && console.isPresent()) {
      return Text.of("[" + number + "] ", new Text.Link(card.get(), label), " · ",
          new Text.Link(console.get(), "AWS console"));
    }
    return card.or(() -> console)
        .map(to -> Text.of("[" + number + "] ", new Text.Link(to, label)))
        .orElseGet(() -> Text.of("[" + number + "] ", label));
  }

  private Optional<URI> address(OrgId org, CardKey card) {
    List<CardCopies.Copy> copies =
        stage.memory().transactions().in(org, tx -> stage.memory().copies().of(tx, card));
    TalkLine talk = stage.talk();
    return copies.stream()
        .findFirst()
        .flatMap(copy -> talk.permalink(org, copy.channel(), copy.ts()))
        .map(URI::create);
  }
}
