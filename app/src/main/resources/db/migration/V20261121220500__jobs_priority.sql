-- What somebody waits for goes first; jobs from before are as urgent as any other.
UPDATE scheduled_tasks SET priority = 50 WHERE priority IS NULL;
