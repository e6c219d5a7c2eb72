package io.opsmate.commands.blockkit;

import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Text.Span;
import io.opsmate.skills.kernel.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a text in Slack's mrkdwn, in pieces of limited length that never tear a mention or an escape. */
final class Mrkdwn {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
  private static final DateTimeFormatter FALLBACK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Mrkdwn() {}

  /** The text as it is, in as many pieces as its length needs; none when it is blank. */
  static List<String> pieces(Text text, int limit) {
    Pieces pieces = new Pieces(limit);
    joined(text.spans()).forEach(pieces::add);
    return pieces.done();
  }

  /** With neighbouring plain spans as one, so that two harmless halves cannot make one mark. */
  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      if (span instanceof Text.Plain(String more) && !joined.isEmpty()
          && joined.getLast() instanceof Text.Plain(String words)) {
        joined.set(joined.size() - 1, new Text.Plain(words + more));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  /** One piece, cut with an ellipsis when the text is longer; empty when it is blank. */
  static String cut(Text text, int limit) {
    List<String> pieces = pieces(text, limit);
    if (pieces.size() <= 1) {
      return pieces.isEmpty() ? "" : pieces.getFirst();
    }
    return pieces(text, limit - 1).getFirst().stripTrailing() + "…";
  }

  /** As {@link #cut}, on one line. */
  static String line(Text text, int limit) {
    return cut(new Text(text.spans()
        .stream()
        .map(span -> span instanceof Text.Plain(String words) ? new Text.Plain(Inert.oneLine(words)) : span)
        .toList()), limit);
  }

  /** As {@link #cut}, without emphasis: for notifications and screen readers. */
  static String notice(Text text, int limit) {
    return cut(new Text(text.spans().stream().map(Mrkdwn::unmarked).toList()), limit);
  }

  static String of(Span span) {
    return switch (span) {
      case Text.Plain(String words) -> Inert.words(words);
      case Text.Strong(String words) -> around(words);
      case Text.Code(String words) -> Inert.code(words).isBlank() ? "" : "`" + Inert.code(words).strip() + "`";
      case Text.Link(var to, String words) -> link(to.toString(), words);
      case Text.Person(var member) -> token("<@", member.value(), ">");
      case Text.Group(var group) -> token("<!subteam^", group.value(), ">");
      case Text.Channel(var channel) -> token("<#", channel.value(), ">");
      case Text.Moment(var at) -> moment(at);
    };
  }

  private static Span unmarked(Span span) {
    return switch (span) {
      case Text.Strong(String words) -> new Text.Plain(words);
      case Text.Code(String words) -> new Text.Plain(words);
      case Text.Plain _, Text.Link _, Text.Person _, Text.Group _, Text.Channel _, Text.Moment _ -> span;
    };
  }

  private static String around(String words) {
    String inert = Inert.marked(words).strip();
    return inert.isEmpty() ? "" : "*" + inert + "*";
  }

  static boolean isLink(String to) {
    return to.startsWith("https://") || to.startsWith("http://");
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** A moment for those whose client shows no dates. */
  static String utc(Instant at) {
    return FALLBACK.format(at);
  }

  private static String link(String to, String words) {
    if (!isLink(to)) {
      return Inert.words(words);
    }
    return "<" + Inert.escape(to).replace("|", "%7C") + "|" + Inert.marked(words) + ">";
  }

  /** An id that is none is shown as words, so that it cannot forge another mention. */
  private static String token(String before, String id, String after) {
    return isId(id) ? before + id + after : Inert.words(id);
  }

  private static String moment(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} at {time}|" + utc(at) + ">";
  }

  /** Fills pieces one after the other. */
  private static final class Pieces {
    private final int limit;
    private final List<String> full = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    Pieces(int limit) {
      this.limit = limit;
    }

    void add(Span span) {
      String whole = of(span);
      if (open.length() + whole.length() <= limit) {
        open.append(whole);
        return;
      }
      switch (span) {
        case Text.Plain(String words) -> split(words);
        case Text.Strong(String words) -> next(of(new Text.Strong(Texts.cut(words, limit / 6))), whole);
        case Text.Code(String words) -> next(of(new Text.Code(Texts.cut(words, limit / 6))), whole);
        case Text.Link(var _, String words) -> next(of(new Text.Plain(Texts.cut(words, limit / 6))), whole);
        case Text.Person _, Text.Group _, Text.Channel _, Text.Moment _ -> next(whole, whole);
      }
    }

    List<String> done() {
      flush();
      return List.copyOf(full);
    }

    private void next(String shorter, String whole) {
      flush();
      open.append(whole.length() <= limit ? whole : shorter);
    }

    private void split(String words) {
      String rest = words;
      while (Inert.words(rest).length() > limit - open.length()) {
        int end = fitting(rest, limit - open.length());
        if (end == 0 && open.isEmpty()) {
          throw new IllegalArgumentException("no character fits into " + limit);
        }
        open.append(Inert.words(rest.substring(0, end)));
        rest = rest.substring(end);
        flush();
      }
      open.append(Inert.words(rest));
    }

    /** How many units of {@code words} fit into {@code room} once written, ending between words where one ends near. */
    private static int fitting(String words, int room) {
      int end = Math.min(words.length(), Math.max(room, 0));
      while (end > 0 && Inert.words(words.substring(0, end)).length() > room) {
        end = Math.max(0, end - Math.max(1, (Inert.words(words.substring(0, end)).length() - room) / 5));
      }
      if (end > 0 && end < words.length() && Character.isHighSurrogate(words.charAt(end - 1))) {
        end--;
      }
      int space = Math.max(words.lastIndexOf(' ', end - 1), words.lastIndexOf('\n', end - 1));
      return space > end - 100 && space > end / 2 ? space + 1 : end;
    }

    private void flush() {
      if (!open.toString().isBlank()) {
        full.add(open.toString());
      }
      open.setLength(0);
    }
  }
}
