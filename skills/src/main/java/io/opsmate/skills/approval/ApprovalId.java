package io.opsmate.skills.approval;

import java.util.UUID;

/** One request for approval. */
public record ApprovalId(UUID value) {
  public static ApprovalId parse(String text) {
    return new ApprovalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
