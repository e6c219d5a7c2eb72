CREATE TABLE chat_inbox (
  org_id uuid NOT NULL REFERENCES org,
  request_key text NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, request_key)
);
CREATE INDEX chat_inbox_age ON chat_inbox (org_id, accepted_at);
CALL core_guard('chat_inbox');
GRANT SELECT, INSERT, DELETE ON chat_inbox TO ${app};

-- A letter that has left keeps its key for a while, without its words, so that it is not put again.
CREATE TABLE chat_outbox (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  key text NOT NULL,
  stream text NOT NULL,
  card_version bigint,
  fate text NOT NULL CHECK (fate IN ('WAITS', 'LEFT', 'SET_ASIDE')),
  letter text,
  why text NOT NULL DEFAULT '',
  ended_at timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, key),
  CHECK (fate = 'LEFT' OR letter IS NOT NULL)
);
CREATE INDEX chat_outbox_cards ON chat_outbox (org_id, stream, card_version DESC)
  WHERE fate = 'WAITS' AND card_version IS NOT NULL;
CREATE INDEX chat_outbox_age ON chat_outbox (org_id, ended_at) WHERE fate = 'LEFT';
CALL core_guard('chat_outbox');
GRANT SELECT, INSERT, UPDATE, DELETE ON chat_outbox TO ${app};

-- The due index: what the relay reads over all orgs. Exempt from row-level security; it holds no content.
CREATE SEQUENCE chat_outbox_place;
GRANT USAGE ON SEQUENCE chat_outbox_place TO ${app};
CREATE TABLE chat_outbox_due (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  stream text NOT NULL,
  place bigint NOT NULL DEFAULT nextval('chat_outbox_place'),
  due_at timestamptz NOT NULL,
  leased_until timestamptz,
  tries int NOT NULL DEFAULT 0,
  is_set_aside boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX chat_outbox_due_stream ON chat_outbox_due (org_id, stream, place) WHERE NOT is_set_aside;
CREATE INDEX chat_outbox_due_at ON chat_outbox_due (due_at) WHERE NOT is_set_aside;
GRANT SELECT, INSERT, UPDATE, DELETE ON chat_outbox_due TO ${app};

CREATE TABLE chat_card_copy (
  org_id uuid NOT NULL REFERENCES org,
  channel text NOT NULL,
  ts text NOT NULL,
  card_key text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (org_id, channel, ts)
);
CREATE INDEX chat_card_copy_card ON chat_card_copy (org_id, card_key);
CALL core_guard('chat_card_copy');
GRANT SELECT, INSERT, UPDATE, DELETE ON chat_card_copy TO ${app};

CREATE TABLE chat_home_viewer (
  org_id uuid NOT NULL REFERENCES org,
  member text NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, member)
);
CALL core_guard('chat_home_viewer');
GRANT SELECT, INSERT, UPDATE ON chat_home_viewer TO ${app};
