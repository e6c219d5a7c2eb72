-- Erasure reaches what a vote says of a person: what made them an approver, and their reason.
GRANT UPDATE (voted_as, reason) ON approval_vote TO ${app};
