DELETE FROM stage_runs WHERE fire_id IS NOT NULL;
ALTER TABLE stage_runs
    DROP COLUMN fire_id,
    ALTER COLUMN document_id SET NOT NULL;

DELETE FROM jobs WHERE fire_id IS NOT NULL;
ALTER TABLE jobs
    DROP CONSTRAINT a_job_is_about_one_thing,
    DROP CONSTRAINT jobs_stage_check,
    DROP COLUMN fire_id,
    ALTER COLUMN document_id SET NOT NULL,
    ADD CONSTRAINT jobs_stage_check CHECK (stage IN ('extract', 'classify', 'enrich', 'persist'));
