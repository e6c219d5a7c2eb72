package io.opsmate.skills.analysis.logs.heads;

import io.opsmate.skills.analysis.logs.TemplateMiner;

/** Reads a source's lines into a miner: heads off, stack traces and lines that go on with the record before them. */
public final class Records {
  private final HeadReader heads;
  private final TemplateMiner miner;
  private final Head head = new Head();
  private final Traces traces = new Traces();
  private long before;
  private boolean hasBefore;
  private long lines;
  private long folded;
  private long headless;
  private long timed;

  public Records(HeadReader heads, TemplateMiner miner) {
    this.heads = heads;
    this.miner = miner;
  }

  /** Takes one line in; returns the id for {@link TemplateMiner#template}, that of the record before if it goes on. */
  public long read(byte[] line, int from, int to) {
    lines++;
    if (heads.read(line, from, to, head)) {
      traces.begin();
    } else if (heads.folds()) {
      if (hasBefore && traces.continues(line, from, to)) {
        folded++;
        return before;
      }
      headless++;
    }
    timed += head.stamp() == Head.NO_TIME ? 0 : 1;
    before = miner.mine(head.text(), head.from(), head.to(), head.level().code(), head.stamp());
    hasBefore = true;
    return before;
  }

  /** Of the line that was read last and began a record. */
  public Head head() {
    return head;
  }

  /** Lines so far. */
  public long lines() {
    return lines;
  }

  /** Lines that went on with the record before. */
  public long folded() {
    return folded;
  }

  /** Lines that should have had a head and were taken as messages. */
  public long headless() {
    return headless;
  }

  /** Lines that say their time. */
  public long timed() {
    return timed;
  }
}
