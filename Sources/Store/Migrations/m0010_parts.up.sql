-- What came of the parts of a long document that are read, until the last of them joins them. Their pages are in
-- `pages` already. Of a document that is read in one go there is none.
CREATE TABLE parts (
    document_id      uuid        NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    first_page       integer     NOT NULL CHECK (first_page > 0),
    last_page        integer     NOT NULL CHECK (last_page >= first_page),
    -- The same for all parts of a document: they are read in the same way, or not joined.
    memo_key         text        NOT NULL,
    pipeline_version text        NOT NULL,
    -- An extracted document without its pages.
    result           json        NOT NULL,
    made_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, first_page)
);

CREATE OR REPLACE VIEW report_stage_runs AS
SELECT document_id, stage, pipeline, pipeline_version, attempt, ready_at, started_at, finished_at,
    greatest(date_part('epoch', finished_at - started_at), 0) AS seconds,
    CASE WHEN ready_at IS NOT NULL THEN greatest(date_part('epoch', started_at - ready_at), 0) END AS waited_seconds,
    outcome, code, message, first_page, last_page
FROM stage_runs WHERE document_id IS NOT NULL;

COMMENT ON VIEW report_stage_runs IS 'Attempts of stages at documents, or at ranges of their pages, for as long as the history is kept.';
COMMENT ON COLUMN report_stage_runs.first_page IS 'Of a range of a long document, from 1; NULL for a whole document.';
COMMENT ON COLUMN report_stage_runs.last_page IS 'As above.';

CREATE OR REPLACE VIEW report_queue AS
SELECT id AS job, document_id, stage, pipeline, priority, attempt, max_attempts,
    CASE WHEN lease_token IS NOT NULL THEN 'running' WHEN ready_at > now() THEN 'delayed' ELSE 'waiting' END AS state,
    created_at, ready_at, leased_at, first_page, last_page
FROM jobs WHERE document_id IS NOT NULL;

COMMENT ON COLUMN report_queue.first_page IS 'Of a range of a long document, from 1; NULL for a whole document.';
COMMENT ON COLUMN report_queue.last_page IS 'As above.';
