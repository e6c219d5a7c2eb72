package io.opsmate.skills.advice;

/** Tokens as the provider counted them. */
public record Tokens(long in, long out) {
  public static final Tokens NONE = new Tokens(0, 0);

  public Tokens plus(Tokens more) {
    return new Tokens(in + more.in, out + more.out);
  }

  public long sum() {
    return in + out;
  }
}
