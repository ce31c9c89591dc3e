-- The same rows with the least that can hold them: a key, an index for the claim, no checks, no references.
DROP TABLE IF EXISTS bare_jobs, bare_runs;
CREATE TABLE bare_jobs (LIKE jobs INCLUDING DEFAULTS INCLUDING IDENTITY, PRIMARY KEY (id)) WITH (fillfactor = 50);
CREATE INDEX bare_jobs_waiting ON bare_jobs (stage, priority, ready_at, id) WHERE lease_token IS NULL;
CREATE INDEX bare_jobs_running ON bare_jobs (leased_at) WHERE lease_token IS NOT NULL;
CREATE TABLE bare_runs (LIKE stage_runs INCLUDING DEFAULTS);
INSERT INTO bare_jobs (document_id, stage, pipeline)
    SELECT gen_random_uuid(), 'extract', 'bench' FROM generate_series(1, :jobs);
VACUUM ANALYZE bare_jobs;
CHECKPOINT;
