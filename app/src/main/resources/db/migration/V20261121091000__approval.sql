CREATE TABLE approval (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  version bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('PENDING', 'READY', 'RUNNING', 'FINISHED', 'DECLINED', 'EXPIRED')),
  requester text NOT NULL,
  channel text NOT NULL,
  proposed_at timestamptz NOT NULL,
  left_out int NOT NULL,
  action_type text NOT NULL,
  plan text NOT NULL,
  plan_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  -- When the present state began, where the state tells: ready since, finished, declined or expired at.
  state_at timestamptz,
  declined_by text,
  declined_because text,
  lease_owner text,
  lease_until timestamptz,
  PRIMARY KEY (org_id, id),
  CHECK (state <> 'RUNNING' OR (lease_owner IS NOT NULL AND lease_until IS NOT NULL)),
  CHECK (state <> 'DECLINED' OR declined_by IS NOT NULL)
);
CREATE INDEX approval_open ON approval (org_id, proposed_at DESC) WHERE state IN ('PENDING', 'READY', 'RUNNING');
CALL core_guard('approval');
GRANT SELECT, INSERT, UPDATE ON approval TO ${app};

CREATE TABLE approval_vote (
  org_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  position int NOT NULL,
  member text NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, approval_id, position),
  UNIQUE (org_id, approval_id, member),
  FOREIGN KEY (org_id, approval_id) REFERENCES approval
);
CALL core_guard('approval_vote');
GRANT SELECT, INSERT, DELETE ON approval_vote TO ${app};

-- One row per action of an approval that was claimed.
CREATE TABLE approval_attempt (
  org_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  item int NOT NULL,
  attempt uuid,
  step text NOT NULL CHECK (step IN ('todo', 'started', 'waiting', 'done', 'refused', 'failed', 'unknown')),
  token text NOT NULL DEFAULT '',
  started_at timestamptz,
  check_at timestamptz,
  says text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, approval_id, item),
  FOREIGN KEY (org_id, approval_id) REFERENCES approval
);
CREATE INDEX approval_attempt_id ON approval_attempt (org_id, attempt);
CALL core_guard('approval_attempt');
GRANT SELECT, INSERT, UPDATE ON approval_attempt TO ${app};

-- What approvals cover; two open ones can never cover the same resource.
CREATE TABLE approval_resource (
  org_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  kind text NOT NULL,
  id text NOT NULL,
  place text NOT NULL,
  is_open boolean NOT NULL,
  PRIMARY KEY (org_id, approval_id, kind, id, place),
  FOREIGN KEY (org_id, approval_id) REFERENCES approval
);
CREATE UNIQUE INDEX approval_resource_once ON approval_resource (org_id, kind, id, place) WHERE is_open;
CALL core_guard('approval_resource');
GRANT SELECT, INSERT, UPDATE, DELETE ON approval_resource TO ${app};
