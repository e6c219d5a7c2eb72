-- What a done action left by which it can be taken back; receipt/1.
ALTER TABLE approval_attempt ADD COLUMN receipt text;

-- Who asked last to take a finished request back, and by which request.
ALTER TABLE approval
  ADD COLUMN undo_request uuid,
  ADD COLUMN undo_by text,
  ADD COLUMN undo_at timestamptz,
  ADD COLUMN undo_open boolean NOT NULL DEFAULT false,
  -- Not looked for in rows that are there: the guard lets nobody see them all, and all are empty.
  ADD FOREIGN KEY (org_id, undo_request) REFERENCES approval (org_id, id) NOT VALID,
  ADD CHECK ((undo_request IS NULL) = (undo_by IS NULL) AND (undo_request IS NULL) = (undo_at IS NULL)),
  ADD CHECK (NOT undo_open OR undo_request IS NOT NULL);
CREATE UNIQUE INDEX approval_undo ON approval (org_id, undo_request) WHERE undo_request IS NOT NULL;
