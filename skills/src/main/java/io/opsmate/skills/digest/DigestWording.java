package io.opsmate.skills.digest;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Amounts;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.digest.DigestSources.Said;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.PromptSpec;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.ToolCall;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the opening sentence of a digest worded; none when there is no model, or it says what the digest does not. */
final class DigestWording {
  static final PromptRef PROMPT = new PromptRef("digest/words", 1);
  static final PromptSpec SPEC = new PromptSpec(PROMPT, Set.of("lines", "figures"), Sentence.class);

  /** Unit: characters. */
  private static final int MOST = 240;
  private static final int LINE = 300;

  private static final Pattern FOREIGN = Pattern.compile("(?i)://|www\\.|<[@!#]|@(?:here|channel|everyone)|\\]\\(|\\R");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");

  private final Advisor advisor;

  DigestWording(Advisor advisor) {
    this.advisor = advisor;
  }

  boolean isThere() {
    return advisor.isThere();
  }

  /** Charged to whoever set the digest up. Calls the outside world. */
  Optional<String> of(OrgId org, Digest digest, Said said, Trend trend, Instant now) {
    if (said.pieces().isEmpty() || !said.unread().isEmpty()) {
      return Optional.empty();
    }
    List<String> lines =
        said.pieces().stream().map(piece -> Texts.cut(piece.piece().headline().plain(), LINE)).toList();
    List<String> figures = said.told().stream().map(told -> figure(told, trend)).toList();
    ToolCall caller = new ToolCall(org, digest.owner(), digest.channel(), now, Progress.UNWATCHED);
    return switch (advisor.ask(new Inquiry<>(caller, PROMPT, Map.of("lines", String.join("\n", lines), "figures",
        String.join("\n", figures)), Sentence.class, Budget.REMARK))) {
      case Advice.Answered<Sentence>(Sentence sentence, _) -> Optional.of(sentence.words().strip())
          .filter(words -> isFine(words, Stream.concat(lines.stream(), figures.stream()).toList()));
      case Advice.Unusable<Sentence> _, Advice.OverBudget<Sentence> _, Advice.Unavailable<Sentence> _ ->
          Optional.empty();
    };
  }

  private static String figure(Post.Told told, Trend trend) {
    String before = trend.last().flatMap(post -> Trend.in(post, told)).map(Numbers::shown).orElse("not told before");
    return told.figure().name() + ": " + Numbers.shown(told.figure()) + ", before: " + before;
  }

  /** Every number in it stands in what was given. */
  private static boolean isFine(String words, Collection<String> given) {
    String all = String.join("\n", given);
    Set<String> known = numbers(all);
    return !words.isBlank() && words.length() <= MOST && !FOREIGN.matcher(words).find()
        && known.containsAll(numbers(words)) && Amounts.areAllOf(words, List.of(all));
  }

  private static Set<String> numbers(String words) {
    return NUMBER.matcher(words)
        .results()
        .map(found -> found.group().replaceAll("[.,]+$", ""))
        .collect(Collectors.toSet());
  }
}
