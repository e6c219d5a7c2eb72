package io.opsmate.skills.approval;

/** The payload of the approval jobs: which approval. */
public record ApprovalRef(String approval) {
  ApprovalId id() {
    return ApprovalId.parse(approval);
  }
}
