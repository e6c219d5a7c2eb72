package io.opsmate.skills.ports.cloud;

import io.opsmate.skills.kernel.Texts;

/** An EBS volume ({@code vol-0abc}). */
public record VolumeId(String value) {
  public VolumeId {
    value = Texts.required(value, "VolumeId");
  }

  @Override
  public String toString() {
    return value;
  }
}
