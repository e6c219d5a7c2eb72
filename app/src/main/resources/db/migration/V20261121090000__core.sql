-- Orgs, and the guard that every table with an org_id calls once.
CREATE TABLE org (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slack_team text UNIQUE,
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX org_one_default ON org (is_default) WHERE is_default;
GRANT SELECT, INSERT, UPDATE ON org TO ${app};

-- Rows of one org are visible inside a transaction that names this org, to nobody else, the owner included. Without a
-- name the setting does not exist, or is empty, and both are errors.
CREATE PROCEDURE core_guard(guarded regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY own_org ON %s USING (org_id = current_setting(''opsmate.org'')::uuid)', guarded);
END $$;
REVOKE ALL ON PROCEDURE core_guard(regclass) FROM PUBLIC;

CREATE TABLE core_report (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  skill text NOT NULL,
  made_at timestamptz NOT NULL,
  report text NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX core_report_newest ON core_report (org_id, skill, made_at DESC);
CALL core_guard('core_report');
GRANT SELECT, INSERT, UPDATE, DELETE ON core_report TO ${app};
