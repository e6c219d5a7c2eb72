package io.opsmate.app.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All messages of the workspace, in the order they were posted. */
public final class Timeline {

  /** Messages kept; the oldest go first. A sandbox that runs for days must not fill the heap. */
  private static final int KEPT = 10_000;

  private final Timestamps timestamps;
  private final Changes changes;
  private final Map<Key, Message> messages = new LinkedHashMap<>();
  private Watcher watcher = new Watcher() {};

  /** Is told of what is written; must not take long. */
  public interface Watcher {
    default void posted(Message message) {}

    default void edited(Message message) {}
  }

  public Timeline(Timestamps timestamps, Changes changes) {
    this.timestamps = timestamps;
    this.changes = changes;
  }

  public synchronized void watchedBy(Watcher one) {
    watcher = one;
  }

  public synchronized Message post(Draft draft) {
    Message message = draft.at(timestamps.next());
    messages.put(new Key(message.channel(), message.ts()), message);
    if (messages.size() > KEPT) {
      messages.remove(messages.keySet().iterator().next());
    }
    changes.happened();
    watcher.posted(message);
    return message;
  }

  public synchronized Optional<Message> find(String channel, String ts) {
    return Optional.ofNullable(messages.get(new Key(channel, ts)));
  }

  /** Changes a message in place; ephemeral ones get no edited mark, as in Slack. */
  public synchronized Optional<Message> edit(String channel, String ts, Content content) {
    return find(channel, ts).map(found -> {
      @Nullable String editedTs = found.isEphemeral() ? null : timestamps.next();
      Message edited = found.edited(content, editedTs);
      messages.put(new Key(channel, ts), edited);
      changes.happened();
      watcher.edited(edited);
      return edited;
    });
  }

  /** More of a message that is still being written: nobody calls it edited. */
  public synchronized Optional<Message> grow(String channel, String ts, Content content) {
    return find(channel, ts).map(found -> {
      Message grown = found.edited(content, found.editedTs());
      messages.put(new Key(channel, ts), grown);
      changes.happened();
      return grown;
    });
  }

  public synchronized boolean delete(String channel, String ts) {
    boolean deleted = messages.remove(new Key(channel, ts)) != null;
    if (deleted) {
      changes.happened();
    }
    return deleted;
  }

  public synchronized List<Message> visibleTo(String person, String channel) {
    List<Message> visible = new ArrayList<>();
    for (Message message : messages.values()) {
      if (message.channel().equals(channel) && message.isVisibleTo(person)) {
        visible.add(message);
      }
    }
    return visible;
  }

  private record Key(String channel, String ts) {}
}
