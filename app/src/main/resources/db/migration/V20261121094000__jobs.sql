-- db-scheduler's own table: it has no org column, so it holds no content, only which job of which org is due.
CREATE TABLE scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO ${app};

-- What a job needs to know; gone when the job is done.
CREATE TABLE jobs_payload (
  org_id uuid NOT NULL REFERENCES org,
  id uuid NOT NULL,
  type text NOT NULL,
  payload text NOT NULL,
  enqueued_for timestamptz NOT NULL,
  gave_up_because text,
  PRIMARY KEY (org_id, id)
);
CALL core_guard('jobs_payload');
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs_payload TO ${app};
