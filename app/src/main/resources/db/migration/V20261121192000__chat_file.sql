-- Which pictures Slack has already, by the SHA-256 of their bytes. The bytes travel in their letters and go with them.
CREATE TABLE chat_file (
  org_id uuid NOT NULL REFERENCES org,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{2,64}$'),
  file text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, digest)
);
CREATE INDEX chat_file_age ON chat_file (org_id, uploaded_at);
CALL core_guard('chat_file');
GRANT SELECT, INSERT, UPDATE, DELETE ON chat_file TO ${app};
