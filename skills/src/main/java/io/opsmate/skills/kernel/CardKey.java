package io.opsmate.skills.kernel;

/**
 * Names one card for its whole life, so that later versions edit it in place ({@code approval:<id>}). Unique within an
 * org.
 */
public record CardKey(String value) {
  public CardKey {
    value = Texts.required(value, "card key");
  }

  @Override
  public String toString() {
    return value;
  }
}
