-- Digests that people set up, and what each said on which local day: one post a day at most, whoever is first.
CREATE TABLE digest_schedule (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  channel text NOT NULL,
  days text NOT NULL,
  local_time text NOT NULL CHECK (local_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  zone text NOT NULL,
  skills text[] NOT NULL,
  minimum numeric,
  currency text,
  is_quiet boolean NOT NULL,
  off_because text,
  muted_until timestamptz,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK ((minimum IS NULL) = (currency IS NULL))
);
CALL core_guard('digest_schedule');
GRANT SELECT, INSERT, UPDATE, DELETE ON digest_schedule TO ${app};

-- The figures as four arrays of one length.
CREATE TABLE digest_post (
  org_id uuid NOT NULL REFERENCES org,
  digest_id uuid NOT NULL,
  day date NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  told_at timestamptz NOT NULL,
  is_shown boolean NOT NULL,
  skills text[] NOT NULL,
  names text[] NOT NULL,
  amounts text[] NOT NULL,
  units text[] NOT NULL,
  PRIMARY KEY (org_id, digest_id, day),
  FOREIGN KEY (org_id, digest_id) REFERENCES digest_schedule,
  CHECK (cardinality(skills) = cardinality(names) AND cardinality(names) = cardinality(amounts)
    AND cardinality(amounts) = cardinality(units))
);
CALL core_guard('digest_post');
GRANT SELECT, INSERT, UPDATE, DELETE ON digest_post TO ${app};
