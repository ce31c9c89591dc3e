DROP INDEX stage_runs_by_time;
ALTER TABLE stage_runs DROP COLUMN transaction, DROP COLUMN ready_at;
