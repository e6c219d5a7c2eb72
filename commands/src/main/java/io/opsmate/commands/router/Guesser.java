package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the commands that a sentence may be about: by their verb, by values they take, and by words of their own
 * description. Understands nothing of how the words hang together.
 */
final class Guesser {
  /** Words of a sentence that are looked at, and commands that are offered for them. */
  private static final int LOOKED_AT = 60;
  private static final int OFFERED = 3;

  /** Shorter words are near too many others. */
  private static final int SHORTEST = 4;

  private static final int VERB = 5;
  private static final int NAMED = 3;

  private static final Pattern WORD = Pattern.compile("<[@#!][^>]*>|[^\\s,;!?()\"“”„]+");
  private static final Pattern LENGTH =
      Pattern.compile("\\b(\\d{1,4})\\s*(minute|hour|day|week|min|h|d|w)s?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern EDGES = Pattern.compile("^['*_~`]+|[.:'*_~`]+$");

  /** Words that say nothing of what a sentence is about. */
  private static final Set<String> EMPTY = Set.of("what", "which", "have", "there", "that", "this", "with", "they",
      "your", "show", "list", "does", "please", "could", "would", "should", "about", "from", "much", "many", "them",
      "their", "here", "into", "only", "opsmate", "some", "anything", "everything", "something", "want", "when",
      "where",
      "will", "been", "looks", "look", "find", "tell", "give", "need", "nobody", "somebody", "anybody", "again",
      "more");

  private final List<CommandSpec> commands;

  Guesser(List<CommandSpec> commands) {
    this.commands = commands;
  }

  /** One command, held against the sentence. */
  private record Held(CommandSpec command, int score, Map<String, String> values, List<Text> recognised) {}

  Guess guess(String sentence) {
    String plain = Tokeniser.words(sentence);
    List<String> words = WORD.matcher(plain)
        .results()
        .limit(LOOKED_AT)
        .map(MatchResult::group)
        .map(word -> EDGES.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
    List<Held> likeliest = commands.stream()
        .map(command -> held(command, words, plain))
        .filter(one -> one.score() > 0)
        .sorted(Comparator.comparingInt(Held::score).reversed())
        .limit(OFFERED)
        .toList();
    return likeliest.isEmpty()
        ? new Guess(List.of(), List.of())
        : new Guess(likeliest.getFirst().recognised(), likeliest.stream().map(Guesser::line).toList());
  }

  private static Held held(CommandSpec command, List<String> words, String plain) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Text> recognised = new ArrayList<>();
    int score = 0;
    if (words.stream().anyMatch(word -> isNear(word, command.root()))) {
      recognised.add(Text.of(Text.code(command.root())));
      score += VERB;
    }
    for (ArgumentSpec argument : command.arguments()) {
      Optional<Found> found = found(argument, words, plain);
      found.ifPresent(one -> {
        values.put(argument.name(), one.value());
        recognised.add(one.shown());
      });
      score += found.map(_ -> argument.kind() instanceof Kind.OneOf ? NAMED : 1).orElse(0);
    }
    List<String> shared = shared(command, words);
    shared.forEach(word -> recognised.add(Text.of(Text.code(word))));
    return new Held(command, score + shared.size(), values, recognised);
  }

  /** The value of an argument, and the words it was seen in. */
  private record Found(String value, Text shown) {}

  private static Optional<Found> found(ArgumentSpec argument, List<String> words, String plain) {
    return switch (argument.kind()) {
      case Kind.OneOf(List<String> known) -> near(known, words);
      case Kind.SomeOf(List<String> known) -> near(known, words);
      case Kind.Region _ -> matching(ArgumentValue.REGION, words);
      case Kind.Length _ -> length(plain);
      case Kind.Person _ -> mentioned("<@", argument, words);
      case Kind.Channel _ -> mentioned("<#", argument, words);
      case Kind.Free _, Kind.Zone _ -> named(argument, words);
      case Kind.Amount _ -> matching(Pattern.compile("\\$\\d{1,7}(\\.\\d{1,2})?"), words);
      case Kind.Number _, Kind.TimeOfDay _, Kind.Weekdays _, Kind.YesNo _ -> Optional.empty();
    };
  }

  private static Optional<Found> near(List<String> known, List<String> words) {
    return words.stream()
        .filter(word -> word.length() >= SHORTEST)
        .flatMap(word -> Nearest.to(word, known).stream())
        .findFirst()
        .map(value -> new Found(value, Text.of(Text.code(value))));
  }

  private static Optional<Found> matching(Pattern form, List<String> words) {
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> form.matcher(word).matches())
        .findFirst()
        .map(value -> new Found(value, Text.of(Text.code(value))));
  }

  private static Optional<Found> length(String plain) {
    Matcher matcher = LENGTH.matcher(plain);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String value = matcher.group(1) + Character.toLowerCase(matcher.group(2).charAt(0));
    return Optional.of(new Found(value, Text.of(Text.code(value))));
  }

  private static Optional<Found> mentioned(String mark, ArgumentSpec argument, List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(mark))
        .flatMap(word -> ArgumentValue.check(argument.kind(), word) instanceof ArgumentValue.Good(String id)
            ? Optional.of(id).stream()
            : Optional.<String>empty().stream())
        .findFirst()
        .map(id -> new Found(id, mark.equals("<@") ? Text.of(new MemberId(id)) : Text.of(new ChannelId(id))));
  }

  /** A free value stands only behind its name: {@code owner data-team}. */
  private static Optional<Found> named(ArgumentSpec argument, List<String> words) {
    for (int at = 0; at + 1 < words.size(); at++) {
      String value = words.get(at + 1);
      if (words.get(at).equalsIgnoreCase(argument.name()) && !value.startsWith("<")
          && !EMPTY.contains(value.toLowerCase(Locale.ROOT))
          && ArgumentValue.check(argument.kind(), value) instanceof ArgumentValue.Good(String good)) {
        return Optional.of(new Found(good, Text.of(Text.code(argument.name() + " " + good))));
      }
    }
    return Optional.empty();
  }

  /** Words of the sentence that the command's own description holds too. */
  private static List<String> shared(CommandSpec command, List<String> words) {
    Set<String> own = WORD.matcher(command.sentence())
        .results()
        .map(result -> stem(result.group()))
        .collect(Collectors.toSet());
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST && !EMPTY.contains(word) && own.contains(stem(word)))
        .filter(
            word -> !isNear(word, command.root()) && command.arguments().stream().noneMatch(one -> takes(one, word)))
        .distinct()
        .toList();
  }

  private static boolean takes(ArgumentSpec argument, String word) {
    return argument.kind() instanceof Kind.OneOf(List<String> known) && Nearest.to(word, known).isPresent();
  }

  private static String stem(String word) {
    String low = EDGES.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
    return low.length() > SHORTEST && low.endsWith("s") ? low.substring(0, low.length() - 1) : low;
  }

  private static boolean isNear(String word, String verb) {
    return word.length() >= SHORTEST ? Nearest.to(word, List.of(verb)).isPresent() : word.equalsIgnoreCase(verb);
  }

  private static Guess.Line line(Held held) {
    CommandSpec command = held.command();
    Arguments values = new Arguments(held.values());
    boolean isWhole = command.arguments()
        .stream()
        .noneMatch(argument -> argument.isRequired() && values.text(argument.name()).isEmpty());
    return new Guess.Line(command, Written.line(command, values),
        isWhole && (Guess.changesNothing(command) || command.arguments().isEmpty()));
  }
}
