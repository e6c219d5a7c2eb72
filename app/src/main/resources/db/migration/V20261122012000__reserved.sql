-- What is set aside for inquiries that are being asked: a row is replaced by what was used, or expires with its process.
CREATE TABLE advice_reserved (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  day date NOT NULL,
  member text NOT NULL,
  tokens bigint NOT NULL,
  usd numeric NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (tokens > 0 AND usd >= 0)
);
CREATE INDEX advice_reserved_day ON advice_reserved (org_id, day);
CALL core_guard('advice_reserved');
GRANT SELECT, INSERT, UPDATE, DELETE ON advice_reserved TO ${app};
