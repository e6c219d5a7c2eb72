-- Who wanted which work stopped. The work looks here each second; kept as long as a request can come twice.
CREATE TABLE chat_cancellation (
  org_id uuid NOT NULL REFERENCES org,
  request_key text NOT NULL,
  by_member text NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, request_key)
);
CALL core_guard('chat_cancellation');
GRANT SELECT, INSERT, DELETE ON chat_cancellation TO ${app};
