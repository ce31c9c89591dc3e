-- Claim a hundred, then end them, hand them on and write their history: the barest SQL, two commits.
WITH picked AS MATERIALIZED (
    SELECT id FROM bare_jobs WHERE lease_token IS NULL AND stage = 'extract' AND ready_at <= now()
    ORDER BY priority, ready_at, id LIMIT 100 FOR UPDATE SKIP LOCKED
), claimed AS (
    UPDATE bare_jobs SET attempt = attempt + 1, lease_token = gen_random_uuid(), leased_at = now(),
        worker = gen_random_uuid()
    FROM picked WHERE bare_jobs.id = picked.id RETURNING bare_jobs.id
)
SELECT coalesce('{' || string_agg(id::text, ',') || '}', '{}') AS ids FROM claimed \gset
WITH ended AS (
    DELETE FROM bare_jobs WHERE id = ANY (:ids::bigint[]) RETURNING *
), runs AS (
    INSERT INTO bare_runs (job_id, document_id, stage, pipeline, pipeline_version, attempt, worker, ready_at, started_at,
        finished_at, outcome)
    SELECT id, document_id, stage, pipeline, '0123456789ab', attempt, worker, ready_at, leased_at, now(), 'succeeded'
    FROM ended
)
INSERT INTO bare_jobs (document_id, stage, pipeline) SELECT document_id, 'classify', pipeline FROM ended;
