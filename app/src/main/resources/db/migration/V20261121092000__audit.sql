-- The trail: rows that are only ever added, each holding the hash of the one before it. Names and free text are in
-- audit_detail, which may be erased; the row keeps a salted commitment to them.
CREATE TABLE audit_event (
  org_id uuid NOT NULL REFERENCES org,
  seq bigint NOT NULL CHECK (seq > 0),
  happened_at timestamptz NOT NULL,
  actor text NOT NULL,
  what text NOT NULL,
  subject text NOT NULL,
  commitment bytea NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (org_id, seq)
);
CALL core_guard('audit_event');
GRANT SELECT, INSERT ON audit_event TO ${app};

CREATE FUNCTION audit_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is only added to: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();

CREATE TABLE audit_detail (
  org_id uuid NOT NULL,
  seq bigint NOT NULL,
  salt bytea NOT NULL,
  detail text NOT NULL,
  PRIMARY KEY (org_id, seq),
  FOREIGN KEY (org_id, seq) REFERENCES audit_event
);
CALL core_guard('audit_detail');
GRANT SELECT, INSERT, DELETE ON audit_detail TO ${app};

-- The end of the chain; locked last in a transaction, so that entries of one org come one after the other.
CREATE TABLE audit_head (
  org_id uuid PRIMARY KEY REFERENCES org,
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
CALL core_guard('audit_head');
GRANT SELECT, INSERT, UPDATE ON audit_head TO ${app};

-- What pseudonyms are made with.
CREATE TABLE audit_secret (
  org_id uuid PRIMARY KEY REFERENCES org,
  secret bytea NOT NULL
);
CALL core_guard('audit_secret');
GRANT SELECT, INSERT ON audit_secret TO ${app};
