package io.opsmate.app.fault;

import javax.sql.DataSource;

/**
 * Notes, by triggers that the application knows nothing of, what each transaction wrote: state changes, votes, steps,
 * audit entries, letters. Independent of the code under test.
 */
final class Witness {
  private static final String SCHEMA = """
      CREATE SCHEMA witness;
      CREATE TABLE witness.note (n bigserial PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id(), org uuid,
        kind text, subject text, version bigint, says text);
      CREATE INDEX ON witness.note (xid);
      CREATE INDEX ON witness.note (org);

      CREATE FUNCTION witness.approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO witness.note (org, kind, subject, version, says) VALUES (NEW.org_id, 'version', NEW.id, NEW.version, NEW.state);
        IF TG_OP = 'INSERT' OR NEW.state <> OLD.state OR NEW.plan_hash <> OLD.plan_hash THEN
          INSERT INTO witness.note (org, kind, subject, version, says) VALUES (NEW.org_id, 'state', NEW.id, NEW.version, NEW.state);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER witnessed AFTER INSERT OR UPDATE ON approval FOR EACH ROW EXECUTE FUNCTION witness.approval();

      CREATE FUNCTION witness.attempt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF NEW.step <> 'todo' AND (TG_OP = 'INSERT' OR NEW.step <> OLD.step) THEN
          INSERT INTO witness.note (org, kind, subject, version, says) VALUES (NEW.org_id, 'step', NEW.approval_id, NEW.item, NEW.step);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER witnessed AFTER INSERT OR UPDATE ON approval_attempt FOR EACH ROW EXECUTE FUNCTION witness.attempt();

      CREATE FUNCTION witness.vote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO witness.note (org, kind, subject, says) VALUES (NEW.org_id, 'vote', NEW.approval_id, NEW.member);
        RETURN NULL;
      END $$;
      CREATE TRIGGER witnessed AFTER INSERT ON approval_vote FOR EACH ROW EXECUTE FUNCTION witness.vote();

      CREATE FUNCTION witness.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO witness.note (org, kind, subject, version, says) VALUES (NEW.org_id, 'audit', NEW.subject, NEW.seq, NEW.what);
        RETURN NULL;
      END $$;
      CREATE TRIGGER witnessed AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION witness.audit();

      CREATE FUNCTION witness.letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO witness.note (org, kind, subject, version, says) VALUES (NEW.org_id, 'letter', NEW.stream, NEW.card_version, NEW.key);
        RETURN NULL;
      END $$;
      CREATE TRIGGER witnessed AFTER INSERT ON chat_outbox FOR EACH ROW EXECUTE FUNCTION witness.letter();
      """;

  private Witness() {}

  static void installedIn(DataSource admin) {
    Rows.update(admin, SCHEMA);
  }
}
