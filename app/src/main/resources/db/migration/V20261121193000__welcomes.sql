-- Who has been welcomed in their direct message with OpsMate. Erasing a person erases this with their visits to Home.

ALTER TABLE chat_home_viewer ADD COLUMN welcomed_at timestamptz;
COMMENT ON COLUMN chat_home_viewer.welcomed_at IS 'null until they open the Messages tab for the first time';
