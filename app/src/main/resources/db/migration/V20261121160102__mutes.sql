-- What people wanted no more of for a while: an action in a channel, or some resources (three arrays of one length).
CREATE TABLE approval_mute (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  action_name text NOT NULL,
  deed text NOT NULL,
  channel text,
  kinds text[] NOT NULL,
  ids text[] NOT NULL,
  places text[] NOT NULL,
  by_member text NOT NULL,
  muted_at timestamptz NOT NULL,
  muted_until timestamptz NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (cardinality(kinds) = cardinality(ids) AND cardinality(ids) = cardinality(places)),
  CHECK ((channel IS NULL) = (cardinality(ids) > 0))
);
CREATE INDEX approval_mute_until ON approval_mute (org_id, muted_until);
CALL core_guard('approval_mute');
GRANT SELECT, INSERT, DELETE ON approval_mute TO ${app};
