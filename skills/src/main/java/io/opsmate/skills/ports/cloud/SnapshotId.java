package io.opsmate.skills.ports.cloud;

import io.opsmate.skills.kernel.Texts;

/** An EBS snapshot ({@code snap-0abc}). */
public record SnapshotId(String value) {
  public SnapshotId {
    value = Texts.required(value, "SnapshotId");
  }

  @Override
  public String toString() {
    return value;
  }
}
