package io.opsmate.app.adversarial;

import io.opsmate.commands.desk.ProgressCards.Beat;
import io.opsmate.commands.desk.ProgressCards.Beating;
import io.opsmate.commands.relay.SlackAnswer;
import io.opsmate.commands.relay.SlackTalk;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.kernel.ChannelId;
import java.util.List;

/** A Slack that lets answers grow, looked at after every word that a model says: keeps all that anybody saw of them. */
final class Onlooker implements SlackTalk, Beat {
  private final StringBuilder seen = new StringBuilder();
  private Runnable look = () -> {
  };

  String seen() {
    return seen.toString();
  }

  /** Asks the same; what it says is looked at word by word. */
  Advisor watching(Advisor advisor) {
    return new Advisor() {
      @Override
      public <T> Advice<T> ask(Inquiry<T> inquiry) {
        return advisor.ask(new Inquiry<>(inquiry.caller(), inquiry.prompt(), inquiry.variables(), inquiry.before(),
            inquiry.tools(), inquiry.answer(), inquiry.budget(), looking(inquiry.watcher())));
      }

      @Override
      public boolean isThere() {
        return advisor.isThere();
      }
    };
  }

  private Watcher looking(Watcher watcher) {
    return new Watcher() {
      @Override
      public void says(String piece) {
        watcher.says(piece);
        look.run();
      }

      @Override
      public void reads(String tool, String sentence) {
        watcher.reads(tool, sentence);
        look.run();
      }

      @Override
      public void startsOver() {
        watcher.startsOver();
        look.run();
      }

      @Override
      public boolean isCancelled() {
        return watcher.isCancelled();
      }
    };
  }

  @Override
  public Beating start(Runnable each) {
    look = each;
    each.run();
    return () -> look = () -> {
    };
  }

  private SlackAnswer sees(ChannelId channel, String shown) {
    seen.append(shown).append('\n');
    return new SlackAnswer.Sent(channel, "17.10");
  }

  @Override
  public SlackAnswer status(ChannelId channel, String thread, String status, List<String> loading) {
    return sees(channel, status + loading);
  }

  @Override
  public SlackAnswer startStream(ChannelId channel, String thread, Reader reader, String markdown) {
    return sees(channel, markdown);
  }

  @Override
  public SlackAnswer appendStream(ChannelId channel, String ts, String markdown) {
    return sees(channel, markdown);
  }

  @Override
  public SlackAnswer stopStream(ChannelId channel, String ts, String markdown, String blocks) {
    return sees(channel, markdown + blocks);
  }

  @Override
  public SlackAnswer delete(ChannelId channel, String ts) {
    return new SlackAnswer.Sent(channel, ts);
  }

  @Override
  public SlackAnswer permalink(ChannelId channel, String ts) {
    return new SlackAnswer.Refused("message_not_found", List.of());
  }

  @Override
  public SlackAnswer title(ChannelId channel, String thread, String title) {
    return sees(channel, title);
  }

  @Override
  public SlackAnswer suggest(ChannelId channel, String title, List<Suggestion> suggestions) {
    return sees(channel, title + suggestions);
  }
}
