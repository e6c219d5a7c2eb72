-- What was said in conversations: kept for days, to be told to the language model again in the same thread alone.
CREATE TABLE talk_turn (
  org_id uuid NOT NULL REFERENCES org,
  request_key text NOT NULL,
  channel text NOT NULL,
  thread text NOT NULL,
  member text NOT NULL,
  words text NOT NULL,
  answer text NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, request_key)
);
CREATE INDEX talk_turn_thread ON talk_turn (org_id, channel, thread, said_at);
CREATE INDEX talk_turn_said ON talk_turn (org_id, said_at);
COMMENT ON COLUMN talk_turn.thread IS 'ts of the message the conversation stands below';
CALL core_guard('talk_turn');
GRANT SELECT, INSERT, DELETE ON talk_turn TO ${app};

-- Thumbs below answers, with the prompt and model behind them; no words.
CREATE TABLE talk_feedback (
  org_id uuid NOT NULL REFERENCES org,
  request_key text NOT NULL,
  member text NOT NULL,
  is_up boolean NOT NULL,
  prompt text NOT NULL,
  model text NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, request_key, member)
);
CREATE INDEX talk_feedback_given ON talk_feedback (org_id, given_at);
CALL core_guard('talk_feedback');
GRANT SELECT, INSERT, UPDATE, DELETE ON talk_feedback TO ${app};
