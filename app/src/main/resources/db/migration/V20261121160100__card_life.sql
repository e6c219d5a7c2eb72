-- What people arranged around a request that waits: put off until then, whom they asked by name, and that it was
-- reminded of.
ALTER TABLE approval
  ADD COLUMN snoozed_by text,
  ADD COLUMN snoozed_until timestamptz,
  ADD COLUMN asked_by text,
  ADD COLUMN asked text[] NOT NULL DEFAULT '{}',
  ADD COLUMN is_reminded boolean NOT NULL DEFAULT false,
  ADD CHECK ((snoozed_by IS NULL) = (snoozed_until IS NULL)),
  ADD CHECK ((asked_by IS NULL) = (asked = '{}'));
