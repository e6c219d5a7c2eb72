package io.opsmate.app.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the app says of threads beside messages: what it is doing, a title, what one might ask. */
public final class ThreadTalk {
  /** Threads remembered; the oldest go first. */
  private static final int KEPT = 1_000;

  private final Changes changes;
  private final Map<Key, Said> said = new LinkedHashMap<>();

  public ThreadTalk(Changes changes) {
    this.changes = changes;
  }

  /**
   * What the app says of one thread.
   *
   * @param status what it is doing; empty when it is done
   * @param loading shown in turns below the status
   */
  public record Said(String threadTs, String status, List<String> loading, String title, List<Prompt> prompts) {
    public Said {
      loading = List.copyOf(loading);
      prompts = List.copyOf(prompts);
    }

    public Said doing(String now, List<String> messages) {
      return new Said(threadTs, now, messages, title, prompts);
    }

    public Said called(String now) {
      return new Said(threadTs, status, loading, now, prompts);
    }

    public Said suggesting(List<Prompt> now) {
      return new Said(threadTs, status, loading, title, now);
    }
  }

  /** Something one might ask: what the button says, and what it sends. */
  public record Prompt(String title, String message) {}

  public synchronized void say(String channel, String threadTs, UnaryOperator<Said> change) {
    Key key = new Key(channel, threadTs);
    said.put(key, change.apply(said.getOrDefault(key, new Said(threadTs, "", List.of(), "", List.of()))));
    if (said.size() > KEPT) {
      said.remove(said.keySet().iterator().next());
    }
    changes.happened();
  }

  /** As in Slack, the app's next message in a thread takes its status away. */
  public synchronized void answered(String channel, String threadTs) {
    Said before = said.get(new Key(channel, threadTs));
    if (before != null && !before.status().isEmpty()) {
      say(channel, threadTs, one -> one.doing("", List.of()));
    }
  }

  public synchronized List<Said> in(String channel) {
    List<Said> all = new ArrayList<>();
    said.forEach((key, one) -> {
      if (key.channel().equals(channel)) {
        all.add(one);
      }
    });
    return all;
  }

  private record Key(String channel, String threadTs) {}
}
