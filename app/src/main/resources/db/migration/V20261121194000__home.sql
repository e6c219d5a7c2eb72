-- What each action that was done takes off the monthly bill (negative where it costs again); amount is null where no
-- price is known. Kept beside the approval so that a sum over a month reads no plans.
CREATE TABLE approval_saving (
  org_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  item int NOT NULL,
  finished_at timestamptz NOT NULL,
  basis text NOT NULL CHECK (basis IN ('exactly', 'at-most', 'unpriced')),
  amount numeric,
  currency text,
  PRIMARY KEY (org_id, approval_id, item),
  FOREIGN KEY (org_id, approval_id) REFERENCES approval,
  CHECK ((basis = 'unpriced') = (amount IS NULL) AND (amount IS NULL) = (currency IS NULL))
);
CREATE INDEX approval_saving_finished ON approval_saving (org_id, finished_at);
CALL core_guard('approval_saving');
GRANT SELECT, INSERT ON approval_saving TO ${app};

-- A report in short (report-summary/1); null in rows from before, which are read in full.
ALTER TABLE core_report ADD COLUMN summary text;

-- Which page of their requests somebody looks at, and Slack's hash of what was published last.
ALTER TABLE chat_home_viewer
  ADD COLUMN page int NOT NULL DEFAULT 0 CHECK (page >= 0),
  ADD COLUMN hash text NOT NULL DEFAULT '';
