package io.opsmate.skills.analysis.logs.heads;

/** Lines that are messages from their first byte. */
final class PlainHeads implements HeadReader {
  @Override
  public boolean read(byte[] line, int from, int to, Head into) {
    into.begin(line, from, to);
    return true;
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean folds() {
    return false;
  }
}
