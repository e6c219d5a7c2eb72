-- What a letter queues with: a conversation, or a kind of call. Those put before have none and share one.
ALTER TABLE chat_outbox_due ADD COLUMN lane text NOT NULL DEFAULT '';
CREATE INDEX chat_outbox_due_lane ON chat_outbox_due (org_id, lane, due_at, place) WHERE NOT is_set_aside;
