package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Texts;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One message for Slack, rendered already: what was valid when it was written is what is sent, whatever version of
 * OpsMate sends it.
 */
public sealed interface Letter {
  /** How the lanes begin that are one conversation each. */
  String CONVERSATION = "in:";

  /** Letters of one stream leave one at a time, in the order they were put. */
  String stream();

  /** What it queues with: a conversation, or a kind of call. Lanes take turns, and one may wait without the others. */
  default String lane() {
    return switch (this) {
      case CardVersion card -> CONVERSATION + card.channel();
      case CardAt(var card, _) -> card.lane();
      case Answer answer when answer.isPrivate() -> "private";
      case Answer answer -> CONVERSATION + answer.channel();
      case InThread _ -> "below";
      case Files _ -> "files";
      case Ephemeral _ -> "private";
      case Response _ -> "response";
      case Home _ -> "home";
      case InWindow _ -> "window";
    };
  }

  /** Whether all of its lane goes to one conversation; otherwise several share it. */
  default boolean laneIsOneConversation() {
    return lane().startsWith(CONVERSATION);
  }

  /** Of a version of a card, which version; of a card only the newest that waits is sent. */
  default OptionalLong cardVersion() {
    return OptionalLong.empty();
  }

  /** A version of a card: posted when the card has no copy yet, otherwise an edit of every copy that shows an older one. */
  record CardVersion(CardKey card, long version, ChannelId channel, Body body) implements Letter {
    @Override
    public String stream() {
      return card.value();
    }

    @Override
    public OptionalLong cardVersion() {
      return OptionalLong.of(version);
    }
  }

  /**
   * A version of a card that belongs exactly where somebody asked for it.
   *
   * @param thread the message it is posted below; empty for the conversation itself
   */
  record CardAt(CardVersion card, String thread) implements Letter {
    @Override
    public String stream() {
      return card.stream();
    }

    @Override
    public OptionalLong cardVersion() {
      return card.cardVersion();
    }
  }

  /** A message in the thread below a card. */
  record InThread(CardKey below, Body body) implements Letter {
    @Override
    public String stream() {
      return below.value();
    }
  }

  /**
   * Files for the thread below a card.
   *
   * @param said stands above the files, and alone where Slack does not take them
   */
  record Files(CardKey below, Body said, List<Paper> papers) implements Letter {
    public Files {
      papers = List.copyOf(papers);
      if (papers.isEmpty()) {
        throw new IllegalArgumentException("no file to send below " + below);
      }
    }

    @Override
    public String stream() {
      return below.value();
    }
  }

  /** A message only one person sees. */
  record Ephemeral(ChannelId channel, MemberId member, Body body) implements Letter {
    @Override
    public String stream() {
      return "to:" + channel + ":" + member;
    }
  }

  /**
   * An answer to words that were said to OpsMate: below the message in a thread, or in a direct message.
   *
   * @param thread the message it stands below; empty for none
   * @param isPrivate only the member sees it
   */
  record Answer(ChannelId channel, String thread, MemberId member, boolean isPrivate, Body body) implements Letter {
    @Override
    public String stream() {
      return "to:" + channel + ":" + member;
    }
  }

  /** An answer by {@code response_url}; when that is used up or gone, it leaves as {@link Ephemeral}. */
  record Response(String url, boolean inChannel, Ephemeral otherwise) implements Letter {
    @Override
    public String stream() {
      return otherwise.stream();
    }
  }

  /** A person's Home is to be drawn and published as things stand when it is sent. */
  record Home(MemberId member) implements Letter {
    @Override
    public String stream() {
      return "home:" + member;
    }
  }

  /**
   * What a window shows from now on.
   *
   * @param window Slack's id of the view
   * @param view the view as JSON
   * @param otherwise leaves when the window is not there any more, or Slack does not take the view; null for nothing
   */
  record InWindow(String window, String view, @Nullable Letter otherwise) implements Letter {
    public InWindow {
      window = Texts.required(window, "window");
    }

    @Override
    public String stream() {
      return "window:" + window;
    }
  }

  /**
   * What Slack gets.
   *
   * @param text for notifications, screen readers, and when Slack refuses the blocks
   * @param blocks JSON array of blocks; {@code []} for text alone
   */
  record Body(String text, String blocks) {
    public Body {
      text = Texts.required(text, "message text");
    }
  }
}
