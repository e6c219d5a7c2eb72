package io.opsmate.skills.kernel;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line or paragraph for people, as spans. Plain spans are escaped when rendered, so text from outside (a tag, a log
 * line) can neither format nor mention.
 */
public record Text(List<Span> spans) {
  /** A piece of a text. */
  public sealed interface Span {}

  /** Words as they are; never interpreted. */
  public record Plain(String words) implements Span {}

  /** Emphasised words. */
  public record Strong(String words) implements Span {}

  /** An identifier or something to type. */
  public record Code(String words) implements Span {}

  /** A link with its words. */
  public record Link(URI to, String words) implements Span {}

  /** A person; shown by name, notified. */
  public record Person(MemberId member) implements Span {}

  /** A user group. */
  public record Group(GroupId group) implements Span {}

  /** A conversation. */
  public record Channel(ChannelId channel) implements Span {}

  /** A moment, shown in the reader's own zone. */
  public record Moment(Instant at) implements Span {}

  public Text {
    spans = List.copyOf(spans);
  }

  /** A text of strings (plain), spans, texts, members, groups, channels, instants, and anything else by its toString. */
  public static Text of(Object... parts) {
    List<Span> spans = new ArrayList<>();
    for (Object part : parts) {
      switch (part) {
        case Text text -> spans.addAll(text.spans());
        case Span span -> spans.add(span);
        case MemberId member -> spans.add(new Person(member));
        case GroupId group -> spans.add(new Group(group));
        case ChannelId channel -> spans.add(new Channel(channel));
        case Instant at -> spans.add(new Moment(at));
        default -> spans.add(new Plain(part.toString()));
      }
    }
    return new Text(spans);
  }

  public static Span strong(String words) {
    return new Strong(words);
  }

  public static Span code(String words) {
    return new Code(words);
  }

  /** Without markup, for notifications, screen readers and logs. Moments are UTC. */
  public String plain() {
    return spans.stream().map(Text::plain).collect(Collectors.joining());
  }

  private static String plain(Span span) {
    return switch (span) {
      case Plain plain -> plain.words();
      case Strong strong -> strong.words();
      case Code code -> code.words();
      case Link link -> link.words();
      case Person person -> "@" + person.member();
      case Group group -> "@" + group.group();
      case Channel channel -> "#" + channel.channel();
      case Moment moment -> moment.at().toString();
    };
  }
}
