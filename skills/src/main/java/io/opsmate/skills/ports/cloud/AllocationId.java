package io.opsmate.skills.ports.cloud;

import io.opsmate.skills.kernel.Texts;

/** An Elastic IP allocation ({@code eipalloc-0abc}). */
public record AllocationId(String value) {
  public AllocationId {
    value = Texts.required(value, "AllocationId");
  }

  @Override
  public String toString() {
    return value;
  }
}
