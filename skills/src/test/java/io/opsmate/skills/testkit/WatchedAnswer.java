package io.opsmate.skills.testkit;

import io.opsmate.skills.advice.Watcher;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a watcher is told. */
public final class WatchedAnswer implements Watcher {
  private final StringBuilder shown = new StringBuilder();
  private final List<String> reads = new ArrayList<>();
  private int startsOver;
  private boolean cancelled;

  @Override
  public synchronized void says(String piece) {
    shown.append(piece);
  }

  @Override
  public synchronized void reads(String tool, String sentence) {
    reads.add(tool + ": " + sentence);
  }

  @Override
  public synchronized void startsOver() {
    shown.setLength(0);
    startsOver++;
  }

  @Override
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  public synchronized void cancel() {
    cancelled = true;
  }

  /** What stands there now. */
  public synchronized String shown() {
    return shown.toString();
  }

  /** The tools read, each as {@code name: sentence}. */
  public synchronized List<String> reads() {
    return List.copyOf(reads);
  }

  /** How often it started over. */
  public synchronized int startsOverCount() {
    return startsOver;
  }
}
