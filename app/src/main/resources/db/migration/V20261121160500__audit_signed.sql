-- Keys that sign checkpoints, of all time: an old checkpoint stays verifiable. "sealed" is what the vault vouches for: the
-- private key when OpsMate made it, the public key again when it came from OPSMATE_AUDIT_KEY. Whoever can write this
-- table but has no master key can add no key that is believed.
CREATE TABLE audit_signing_key (
  org_id uuid NOT NULL REFERENCES org,
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  sealed bytea NOT NULL,
  from_settings boolean NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, key_id)
);
CALL core_guard('audit_signing_key');
GRANT SELECT, INSERT, UPDATE (sealed) ON audit_signing_key TO ${app};

-- The end of the chain at a moment, signed. Added to only, like the trail.
CREATE TABLE audit_checkpoint (
  org_id uuid NOT NULL REFERENCES org,
  seq bigint NOT NULL CHECK (seq > 0),
  hash bytea NOT NULL,
  signed_at timestamptz NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  PRIMARY KEY (org_id, seq),
  FOREIGN KEY (org_id, key_id) REFERENCES audit_signing_key
);
CALL core_guard('audit_checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint TO ${app};
CREATE TRIGGER audit_checkpoint_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();

-- Whose entries must stay whatever their age. A released hold stays on record.
CREATE TABLE audit_hold (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  reason text NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL,
  released_by text,
  released_at timestamptz,
  PRIMARY KEY (org_id, id),
  CHECK ((released_by IS NULL) = (released_at IS NULL))
);
CALL core_guard('audit_hold');
GRANT SELECT, INSERT, UPDATE (released_by, released_at) ON audit_hold TO ${app};

CREATE FUNCTION audit_no_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM audit_hold WHERE released_at IS NULL) THEN
    RAISE EXCEPTION 'a legal hold keeps the audit trail whole' USING ERRCODE = 'object_in_use';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_detail_held BEFORE DELETE ON audit_detail FOR EACH STATEMENT EXECUTE FUNCTION audit_no_hold();

-- Where an org's chain begins once older entries were removed: always a signed checkpoint. Written by the owner only.
CREATE TABLE audit_anchor (
  org_id uuid NOT NULL REFERENCES org,
  seq bigint NOT NULL,
  removed bigint NOT NULL,
  moved_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, seq),
  FOREIGN KEY (org_id, seq) REFERENCES audit_checkpoint
);
CALL core_guard('audit_anchor');
GRANT SELECT ON audit_anchor TO ${app};
CREATE TRIGGER audit_anchor_held BEFORE INSERT ON audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION audit_no_hold();
CREATE TRIGGER audit_anchor_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();

-- The one way an entry goes: the owner, in a transaction that says it is about retention, and only up to an anchor.
-- The application's role has no right to delete, and is not the owner.
DROP TRIGGER audit_event_stays ON audit_event;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();

CREATE FUNCTION audit_goes_by_retention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
    OR coalesce(current_setting('opsmate.audit_retention', true), '') <> 'on' THEN
    RAISE EXCEPTION 'the audit trail is only added to: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_goes_by_retention BEFORE DELETE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_goes_by_retention();

CREATE FUNCTION audit_goes_before_anchor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_anchor WHERE org_id = OLD.org_id AND seq >= OLD.seq) THEN
    RAISE EXCEPTION 'entry % is not covered by an anchor: DELETE refused', OLD.seq
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER audit_event_goes_before_anchor BEFORE DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_goes_before_anchor();

-- Who stands behind a pseudonym. Erasing the row severs the two for good.
CREATE TABLE audit_person (
  org_id uuid NOT NULL REFERENCES org,
  member text NOT NULL,
  pseudonym text NOT NULL,
  PRIMARY KEY (org_id, member)
);
CALL core_guard('audit_person');
GRANT SELECT, INSERT, DELETE ON audit_person TO ${app};

-- Whom and what an entry is about besides its subject: pseudonyms of people, keyed hashes of resource ids.
CREATE TABLE audit_mention (
  org_id uuid NOT NULL REFERENCES org,
  kind text NOT NULL CHECK (kind IN ('person', 'resource')),
  key text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (org_id, kind, key, seq)
);
CREATE INDEX audit_mention_entry ON audit_mention (org_id, seq);
CALL core_guard('audit_mention');
GRANT SELECT, INSERT, DELETE ON audit_mention TO ${app};
CREATE INDEX audit_event_subject ON audit_event (org_id, subject, seq);

-- The secret of the keyed hashes is sealed at its first use; the plain one goes later, once no older version can need it.
ALTER TABLE audit_secret ALTER COLUMN secret DROP NOT NULL;
ALTER TABLE audit_secret ADD COLUMN sealed bytea, ADD COLUMN sealed_at timestamptz;
ALTER TABLE audit_secret ADD CHECK (secret IS NOT NULL OR sealed IS NOT NULL);
GRANT UPDATE (secret, sealed, sealed_at) ON audit_secret TO ${app};

-- Entries from before: their people can be looked up, under the pseudonym they had.
DO $$
DECLARE
  one uuid;
BEGIN
  FOR one IN SELECT id FROM org LOOP
    PERFORM set_config('opsmate.org', one::text, true);
    INSERT INTO audit_mention (org_id, kind, key, seq)
      SELECT org_id, 'person', actor, seq FROM audit_event WHERE actor LIKE 'person:%';
  END LOOP;
END $$;

-- Erasure puts the pseudonym in a closed request, and forgets who opened the Home tab.
GRANT UPDATE (member) ON approval_vote TO ${app};
GRANT DELETE ON chat_home_viewer TO ${app};
