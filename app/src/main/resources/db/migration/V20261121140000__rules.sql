-- What an org has decided about OpsMate: every version stays, the latest holds.
CREATE TABLE approval_rules (
  org_id uuid NOT NULL REFERENCES org,
  version bigint NOT NULL,
  rules text NOT NULL,
  PRIMARY KEY (org_id, version)
);
CALL core_guard('approval_rules');
GRANT SELECT, INSERT ON approval_rules TO ${app};

-- An empty skill stands for all of them.
CREATE TABLE approval_stop (
  org_id uuid NOT NULL REFERENCES org,
  skill text NOT NULL,
  by_member text NOT NULL,
  reason text NOT NULL,
  stopped_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, skill)
);
CALL core_guard('approval_stop');
GRANT SELECT, INSERT, UPDATE, DELETE ON approval_stop TO ${app};

-- What circuit breakers count. A breaker that was re-armed no longer counts a beginning for the hour or the incident.
CREATE TABLE approval_beginning (
  org_id uuid NOT NULL REFERENCES org,
  attempt text NOT NULL,
  skill text NOT NULL,
  incident text NOT NULL,
  began_at timestamptz NOT NULL,
  is_for_hour boolean NOT NULL DEFAULT true,
  PRIMARY KEY (org_id, attempt)
);
CREATE INDEX approval_beginning_hour ON approval_beginning (org_id, skill, began_at) WHERE is_for_hour;
CREATE INDEX approval_beginning_incident ON approval_beginning (org_id, skill, incident) WHERE incident <> '';
CALL core_guard('approval_beginning');
GRANT SELECT, INSERT, UPDATE, DELETE ON approval_beginning TO ${app};

CREATE TABLE approval_streak (
  org_id uuid NOT NULL REFERENCES org,
  skill text NOT NULL,
  failures int NOT NULL,
  PRIMARY KEY (org_id, skill)
);
CALL core_guard('approval_streak');
GRANT SELECT, INSERT, UPDATE, DELETE ON approval_streak TO ${app};

CREATE TABLE approval_count (
  org_id uuid NOT NULL REFERENCES org,
  skill text NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (org_id, skill, kind, day)
);
CALL core_guard('approval_count');
GRANT SELECT, INSERT, UPDATE, DELETE ON approval_count TO ${app};

CREATE TABLE approval_trip (
  org_id uuid NOT NULL REFERENCES org,
  skill text NOT NULL,
  breaker text NOT NULL,
  says text NOT NULL,
  tripped_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, skill, breaker)
);
CALL core_guard('approval_trip');
GRANT SELECT, INSERT, DELETE ON approval_trip TO ${app};

-- What made somebody an approver when it was last checked, why they say yes, and whether they did so alone.
ALTER TABLE approval_vote
  ADD COLUMN voted_as text[] NOT NULL DEFAULT '{}',
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD COLUMN broke_glass boolean NOT NULL DEFAULT false;
