package io.opsmate.skills.ports.cloud;

import io.opsmate.skills.kernel.Texts;

/** A cloud region ({@code eu-west-1}). */
public record Region(String name) implements Comparable<Region> {
  public Region {
    name = Texts.required(name, "region");
  }

  @Override
  public int compareTo(Region other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
