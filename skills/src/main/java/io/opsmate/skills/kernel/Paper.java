package io.opsmate.skills.kernel;

import java.util.Arrays;

/**
 * A file to hand over.
 *
 * @param name with its ending: {@code zombies-2026-11-21.csv}
 * @param title what people see
 */
public record Paper(String name, String title, byte[] bytes) {
  public Paper {
    name = Texts.required(name, "file name");
    title = Texts.required(title, "file title");
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Paper paper && name.equals(paper.name) && title.equals(paper.title)
        && Arrays.equals(bytes, paper.bytes);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
