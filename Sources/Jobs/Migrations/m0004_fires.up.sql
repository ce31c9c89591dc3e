-- What a schedule fires is a job like any other: claimed, leased, tried again and rescued by the same statements.
ALTER TABLE jobs
    ALTER COLUMN document_id DROP NOT NULL,
    ADD COLUMN fire_id uuid,
    DROP CONSTRAINT jobs_stage_check,
    ADD CONSTRAINT jobs_stage_check CHECK (stage IN ('extract', 'classify', 'enrich', 'persist', 'fire')),
    ADD CONSTRAINT a_job_is_about_one_thing CHECK (
        (document_id IS NULL) = (stage = 'fire') AND (fire_id IS NOT NULL) = (stage = 'fire'));

-- One live job for a fire.
CREATE UNIQUE INDEX jobs_once_for_a_fire ON jobs (fire_id) WHERE fire_id IS NOT NULL;

ALTER TABLE stage_runs
    ALTER COLUMN document_id DROP NOT NULL,
    ADD COLUMN fire_id uuid,
    ADD CONSTRAINT a_run_is_about_one_thing CHECK (num_nonnulls(document_id, fire_id) = 1);

CREATE INDEX stage_runs_by_fire ON stage_runs (fire_id, finished_at) WHERE fire_id IS NOT NULL;
