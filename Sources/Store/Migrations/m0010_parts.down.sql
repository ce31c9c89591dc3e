DROP VIEW report_queue;
DROP VIEW report_stage_runs;

CREATE VIEW report_stage_runs AS
SELECT document_id, stage, pipeline, pipeline_version, attempt, ready_at, started_at, finished_at,
    greatest(date_part('epoch', finished_at - started_at), 0) AS seconds,
    CASE WHEN ready_at IS NOT NULL THEN greatest(date_part('epoch', started_at - ready_at), 0) END AS waited_seconds,
    outcome, code, message
FROM stage_runs WHERE document_id IS NOT NULL;
CREATE VIEW report_queue AS
SELECT id AS job, document_id, stage, pipeline, priority, attempt, max_attempts,
    CASE WHEN lease_token IS NOT NULL THEN 'running' WHEN ready_at > now() THEN 'delayed' ELSE 'waiting' END AS state,
    created_at, ready_at, leased_at
FROM jobs WHERE document_id IS NOT NULL;

COMMENT ON VIEW report_stage_runs IS 'Attempts of stages at documents, for as long as the history is kept.';
COMMENT ON COLUMN report_stage_runs.document_id IS 'The document.';
COMMENT ON COLUMN report_stage_runs.stage IS 'ingest, extract, classify, enrich or persist.';
COMMENT ON COLUMN report_stage_runs.pipeline IS 'That the job was for.';
COMMENT ON COLUMN report_stage_runs.pipeline_version IS 'Where it is known.';
COMMENT ON COLUMN report_stage_runs.attempt IS 'From 1.';
COMMENT ON COLUMN report_stage_runs.ready_at IS 'From when on a worker could have taken it; NULL for ingest, and before this was recorded.';
COMMENT ON COLUMN report_stage_runs.started_at IS 'When a worker took it.';
COMMENT ON COLUMN report_stage_runs.finished_at IS 'When the attempt ended.';
COMMENT ON COLUMN report_stage_runs.seconds IS 'From started_at to finished_at.';
COMMENT ON COLUMN report_stage_runs.waited_seconds IS 'From ready_at to started_at.';
COMMENT ON COLUMN report_stage_runs.outcome IS 'succeeded, memoised, refused, failed, fault, released, lost or cancelled.';
COMMENT ON COLUMN report_stage_runs.code IS 'Of a refusal.';
COMMENT ON COLUMN report_stage_runs.message IS 'What went wrong.';
COMMENT ON VIEW report_queue IS 'What waits in the queue now, or is at work.';
COMMENT ON COLUMN report_queue.job IS 'Its number.';
COMMENT ON COLUMN report_queue.document_id IS 'The document.';
COMMENT ON COLUMN report_queue.stage IS 'extract, classify, enrich or persist.';
COMMENT ON COLUMN report_queue.pipeline IS 'That the job is for.';
COMMENT ON COLUMN report_queue.priority IS 'Higher is sooner.';
COMMENT ON COLUMN report_queue.attempt IS 'Those that were begun.';
COMMENT ON COLUMN report_queue.max_attempts IS 'After so many the document is quarantined.';
COMMENT ON COLUMN report_queue.state IS 'waiting, delayed or running.';
COMMENT ON COLUMN report_queue.created_at IS 'When the stage before handed it on.';
COMMENT ON COLUMN report_queue.ready_at IS 'From when on a worker can take it.';
COMMENT ON COLUMN report_queue.leased_at IS 'When a worker took it; NULL while it waits.';

SELECT open_report_views();

DROP TABLE parts;
