package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What tools and people said for one answer, to hold the answer against: the ids and the money that it names. */
public final class Told {
  /** As AWS makes them; a shorter or other word may be a name or an abbreviation. */
  private static final String KIND =
      "(?<![A-Za-z0-9-])(?:i|vol|snap|eipalloc|eni|ami|nat|igw|vpc|vpce|subnet|sg|rtb|acl|fs|lt)-";

  private static final Pattern ID = Pattern.compile(KIND + "(?:[0-9a-f]{17}|[0-9a-f]{8})(?![A-Za-z0-9])");

  /** One that may go on where the words break off. */
  private static final Pattern BEGUN = Pattern.compile(KIND + "[0-9a-f]{1,16}\\z");

  private final List<String> said = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private boolean hasRead;

  /** @param words what the question and the conversation before it held */
  public Told(Collection<String> words) {
    said.addAll(words);
  }

  /** What was read, as the answer may cite it. */
  public synchronized void read(Collection<Evidence> read) {
    evidence.addAll(read);
    read.forEach(one -> said.add(one.id() + " " + one.label()));
  }

  /** Whether any tool read anything; one that was refused did not. */
  public synchronized boolean hasRead() {
    return hasRead;
  }

  /** The same tools, which tell here what they answer. */
  public List<Tool<?, ?>> by(Collection<Tool<?, ?>> tools) {
    List<Tool<?, ?>> heard = new ArrayList<>();
    tools.forEach(tool -> heard.add(heard(tool)));
    return heard;
  }

  /** Whether a tool or a person said this. */
  public synchronized boolean holds(String word) {
    return said.stream().anyMatch(words -> words.contains(word));
  }

  /** An id in the answer that nobody told; a beginning of one that was told is no other. */
  public synchronized Optional<String> strangeId(String answer) {
    return strange(ID, Unseen.drop(answer));
  }

  /**
   * What nobody told or read so far in a piece of an answer that still grows, as it came: an id, one that may have been cut
   * at the end, or a citation, also one without an end.
   */
  public synchronized Optional<String> strangeSoFar(String piece) {
    String words = Unseen.drop(piece);
    return strange(ID, words).or(() -> strange(BEGUN, words)).or(() -> strangeCitation(words));
  }

  private Optional<String> strange(Pattern ids, String words) {
    return ids.matcher(words)
        .results()
        .map(MatchResult::group)
        .filter(id -> !holds(id))
        .findFirst();
  }

  private Optional<String> strangeCitation(String words) {
    if (words.lastIndexOf("[[") > words.lastIndexOf("]]")) {
      return Optional.of(words.substring(words.lastIndexOf("[[")));
    }
    return Grounding.of(words, evidence) instanceof Grounding.Ungrounded(String id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The amounts of money in the answer that were neither told nor follow from what was by simple reckoning. */
  public synchronized List<String> strangeAmounts(String answer) {
    return Amounts.amounts(answer).findAny().isEmpty() ? List.of() : new Reckoning(said).strange(answer);
  }

  private <I extends Record, O extends Record> Tool<I, O> heard(Tool<I, O> tool) {
    return new Tool<>(tool.name(), tool.sentence(), tool.leaves(), tool.input(), tool.output(), tool.mayRun(),
        (call, input) -> heard(tool.handler().call(call, input)));
  }

  private synchronized <O extends Record> ToolAnswer<O> heard(ToolAnswer<O> answer) {
    said.add(answer.toString());
    hasRead |= !(answer instanceof ToolAnswer.Refused<O>);
    switch (answer) {
      case ToolAnswer.Found<O>(_, List<Evidence> found) -> read(found);
      case ToolAnswer.Drafted<O>(_, _, List<Evidence> found) -> read(found);
      case ToolAnswer.Refused<O> _ -> {
      }
    }
    return answer;
  }
}
