-- What reports read: sums that stay right under late data, an index that holds what documents are counted by, and
-- views that stay as they are when tables change.

-- A model's answers, and what they cost.
CREATE TABLE model_calls (
    id                bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id       uuid             REFERENCES documents (id) ON DELETE SET NULL,
    pipeline          text             NOT NULL,
    provider          text             NOT NULL,
    model             text             NOT NULL,
    prompt_tokens     bigint           NOT NULL CHECK (prompt_tokens >= 0),
    completion_tokens bigint           NOT NULL CHECK (completion_tokens >= 0),
    cost              numeric          NOT NULL CHECK (cost >= 0),
    -- ISO 4217.
    currency          text             NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    started_at        timestamptz      NOT NULL,
    seconds           double precision NOT NULL CHECK (seconds >= 0),
    outcome           text             NOT NULL CHECK (outcome IN ('succeeded', 'failed', 'refused'))
);

CREATE INDEX model_calls_by_time ON model_calls (started_at);

-- A report that was made. Its bytes are files in the folder of artefacts.
CREATE TABLE reports (
    id            uuid             PRIMARY KEY,
    name          text             NOT NULL,
    title         text             NOT NULL,
    period_start  timestamptz      NOT NULL,
    period_end    timestamptz      NOT NULL CHECK (period_end > period_start),
    time_zone     text             NOT NULL,
    parameters    json             NOT NULL,
    -- Its own folder, relative to that of artefacts, and what lies there: an array of {name, mediaType, size, sha256}.
    folder        text             NOT NULL UNIQUE,
    files         json             NOT NULL,
    -- What a mail begins with: {subject, text, html}.
    summary       json             NOT NULL,
    made_at       timestamptz      NOT NULL DEFAULT now(),
    query_seconds double precision NOT NULL,
    version       text             NOT NULL,
    -- The fire that had it made: an attempt that is repeated after a crash finds what is there. A fire may be forgotten
    -- before its report is: no foreign key.
    fire_id       uuid             UNIQUE
);

CREATE INDEX reports_by_time ON reports (made_at);

-- Documents change state, so they are counted as they are; this index alone holds what reports count by.
CREATE INDEX documents_by_end ON documents (finished_at)
    INCLUDE (id, arrived_at, state, pipeline, category, refusal_code) WHERE finished_at IS NOT NULL;
CREATE INDEX documents_by_arrival ON documents (arrived_at);
CREATE INDEX documents_by_review ON documents (reviewed_at) WHERE reviewed_at IS NOT NULL;

-- As the history has it: the transaction that wrote a row, so that the sums take in each row once.
ALTER TABLE arrivals ADD COLUMN transaction bigint NOT NULL DEFAULT 0;
ALTER TABLE arrivals ALTER COLUMN transaction SET DEFAULT txid_current();
CREATE INDEX arrivals_by_time ON arrivals USING brin (transaction, arrived_at)
    WITH (pages_per_range = 16, autosummarize = on);

-- Durations are counted in buckets that grow by 5 %: the middle of a bucket is at most 2.5 % from any duration in it
-- (C. Masson et al., "DDSketch", VLDB 2019). Below a millisecond all are alike.
CREATE FUNCTION duration_bucket(seconds double precision) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ceil(ln(greatest(seconds, 0.001)) / ln(1.05::double precision))::integer;
CREATE FUNCTION bucket_duration(bucket integer) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 2 * 1.05::double precision ^ bucket / 2.05;

CREATE TYPE histogram AS (buckets integer[], counts bigint[]);

CREATE FUNCTION histogram_add(one histogram, other histogram) RETURNS histogram LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ROW(coalesce(array_agg(bucket), '{}'), coalesce(array_agg(total), '{}'))::histogram
    FROM (
        SELECT bucket, sum(count)::bigint AS total
        FROM (
            SELECT * FROM unnest(one.buckets, one.counts)
            UNION ALL SELECT * FROM unnest(other.buckets, other.counts)
        ) AS counted (bucket, count)
        GROUP BY bucket
    ) AS added
$$;

CREATE AGGREGATE histogram_sum(histogram) (SFUNC = histogram_add, STYPE = histogram, INITCOND = '({},{})');

-- Sums of stage_runs by the hour and by the day, both in UTC. They stay when the rows themselves are dropped.
CREATE TABLE stage_sums (
    span           text             NOT NULL CHECK (span IN ('hour', 'day')),
    start          timestamptz      NOT NULL,
    stage          text             NOT NULL,
    pipeline       text             NOT NULL,
    outcome        text             NOT NULL,
    code           text             NOT NULL,
    runs           bigint           NOT NULL,
    seconds        double precision NOT NULL,
    longest        double precision NOT NULL,
    -- Of the runs whose time of waiting is known.
    waits          bigint           NOT NULL,
    waited_seconds double precision NOT NULL,
    longest_wait   double precision NOT NULL,
    work           histogram        NOT NULL,
    wait           histogram        NOT NULL,
    PRIMARY KEY (span, start, stage, pipeline, outcome, code)
);

-- Sums of arrivals by the hour.
CREATE TABLE arrival_hours (
    hour     timestamptz NOT NULL,
    pipeline text        NOT NULL,
    source   text        NOT NULL,
    folder   text        NOT NULL,
    outcome  text        NOT NULL,
    code     text        NOT NULL,
    files    bigint      NOT NULL,
    bytes    bigint      NOT NULL,
    PRIMARY KEY (hour, pipeline, source, folder, outcome, code)
);

-- Rows of transactions before the horizon are in the sums, the others are not.
CREATE TABLE roll_up (
    only_row  boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    horizon   bigint      NOT NULL,
    -- Transactions are numbered by the server: after a move to another one the numbers say nothing.
    server    bigint      NOT NULL,
    rolled_at timestamptz NOT NULL
);

INSERT INTO roll_up (horizon, server, rolled_at)
SELECT 0, system_identifier, '-infinity' FROM pg_control_system();

-- Sums by the hour of the stage runs of the transactions from `since` up to, and without, `upto`. It runs with its
-- owner's rights, so that who may only read views gets sums, and never rows.
CREATE FUNCTION stage_sums_between(since bigint, upto bigint) RETURNS SETOF stage_sums
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' AS $$
    WITH spans AS NOT MATERIALIZED (
        SELECT date_trunc('hour', finished_at, 'UTC') AS start, stage, pipeline, outcome, coalesce(code, '') AS code,
            greatest(date_part('epoch', finished_at - started_at), 0) AS worked,
            CASE WHEN ready_at IS NOT NULL THEN greatest(date_part('epoch', started_at - ready_at), 0) END AS waited
        FROM stage_runs
        WHERE transaction >= since AND transaction < upto AND document_id IS NOT NULL
    ),
    work AS (
        SELECT start, stage, pipeline, outcome, code, sum(n)::bigint AS n, sum(total) AS total,
            max(longest) AS longest, ROW(array_agg(bucket), array_agg(n))::histogram AS histogram
        FROM (
            SELECT start, stage, pipeline, outcome, code, duration_bucket(worked) AS bucket, count(*) AS n,
                sum(worked) AS total, max(worked) AS longest
            FROM spans GROUP BY 1, 2, 3, 4, 5, 6
        ) AS counted
        GROUP BY 1, 2, 3, 4, 5
    ),
    wait AS (
        SELECT start, stage, pipeline, outcome, code, sum(n)::bigint AS n, sum(total) AS total,
            max(longest) AS longest, ROW(array_agg(bucket), array_agg(n))::histogram AS histogram
        FROM (
            SELECT start, stage, pipeline, outcome, code, duration_bucket(waited) AS bucket, count(*) AS n,
                sum(waited) AS total, max(waited) AS longest
            FROM spans WHERE waited IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
        ) AS counted
        GROUP BY 1, 2, 3, 4, 5
    )
    SELECT 'hour', start, stage, pipeline, outcome, code, work.n, work.total, work.longest, coalesce(wait.n, 0),
        coalesce(wait.total, 0), coalesce(wait.longest, 0), work.histogram,
        coalesce(wait.histogram, '({},{})'::histogram)
    FROM work LEFT JOIN wait USING (start, stage, pipeline, outcome, code)
$$;

CREATE FUNCTION arrival_hours_between(since bigint, upto bigint) RETURNS SETOF arrival_hours
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT date_trunc('hour', arrived_at, 'UTC'), pipeline, source, coalesce(folder, ''), outcome,
        coalesce(refusal_code, ''), count(*), coalesce(sum(size), 0)::bigint
    FROM arrivals
    WHERE transaction >= since AND transaction < upto
    GROUP BY 1, 2, 3, 4, 5, 6
$$;

-- Takes into the sums what transactions wrote that have all ended. Each row counts once, whenever it comes: its
-- transaction is fixed, and no transaction before the horizon is still at work. One at a time; who comes second leaves
-- it to the first and answers false.
CREATE FUNCTION roll_up() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    this_server bigint := (SELECT system_identifier FROM pg_control_system());
    last        roll_up;
    upto        bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('a2d2 roll-up')) THEN
        RETURN false;
    END IF;
    SELECT * INTO last FROM roll_up;
    IF last.server <> this_server THEN
        -- Restored elsewhere. Sums whose rows are gone stay; the rest is counted anew while nobody writes.
        LOCK TABLE stage_runs, arrivals IN SHARE MODE;
        DELETE FROM stage_sums
        WHERE start >= (SELECT date_trunc(span, min(finished_at), 'UTC') FROM stage_runs WHERE document_id IS NOT NULL);
        DELETE FROM arrival_hours;
        UPDATE stage_runs SET transaction = 0 WHERE transaction <> 0;
        UPDATE arrivals SET transaction = 0 WHERE transaction <> 0;
        last.horizon := 0;
    END IF;
    -- Every later snapshot sees what transactions before this one did, since they have ended.
    upto := txid_snapshot_xmin(txid_current_snapshot());
    WITH hours AS MATERIALIZED (
        SELECT * FROM stage_sums_between(last.horizon, upto)
    )
    INSERT INTO stage_sums AS s
    SELECT * FROM hours
    UNION ALL
    SELECT 'day', date_trunc('day', start, 'UTC'), stage, pipeline, outcome, code, sum(runs)::bigint, sum(seconds),
        max(longest), sum(waits)::bigint, sum(waited_seconds), max(longest_wait), histogram_sum(work),
        histogram_sum(wait)
    FROM hours GROUP BY 2, 3, 4, 5, 6
    ON CONFLICT (span, start, stage, pipeline, outcome, code) DO UPDATE SET
        runs = s.runs + excluded.runs,
        seconds = s.seconds + excluded.seconds,
        longest = greatest(s.longest, excluded.longest),
        waits = s.waits + excluded.waits,
        waited_seconds = s.waited_seconds + excluded.waited_seconds,
        longest_wait = greatest(s.longest_wait, excluded.longest_wait),
        work = histogram_add(s.work, excluded.work),
        wait = histogram_add(s.wait, excluded.wait);
    INSERT INTO arrival_hours AS h SELECT * FROM arrival_hours_between(last.horizon, upto)
    ON CONFLICT (hour, pipeline, source, folder, outcome, code) DO UPDATE SET
        files = h.files + excluded.files, bytes = h.bytes + excluded.bytes;
    UPDATE roll_up SET horizon = upto, server = this_server, rolled_at = now();
    RETURN true;
END $$;

-- The stable views. Whoever changes a table keeps them as they are; a comment on each column says what it is.

-- Where a document came from is looked up only for whoever asks.
CREATE VIEW report_documents AS
SELECT id, sha256, size, name, tags,
    (SELECT source FROM arrivals WHERE document_id = d.id AND outcome = 'accepted') AS source,
    (SELECT folder FROM arrivals WHERE document_id = d.id AND outcome = 'accepted') AS folder,
    (SELECT relative_path FROM arrivals WHERE document_id = d.id AND outcome = 'accepted') AS relative_path,
    pipeline, pipeline_version, state, arrived_at, finished_at, date_part('epoch', finished_at - arrived_at) AS seconds,
    media_type, page_count, language, category, confidence, verification, review_reason, reviewed_at, reviewed_by,
    refusal_code, refusal_message, version_of
FROM documents AS d;

CREATE VIEW report_arrivals AS
SELECT id, arrived_at, source, folder, relative_path, size, modified_at, sha256, pipeline, outcome, document_id,
    refusal_code, refusal_message
FROM arrivals;

CREATE VIEW report_pages AS
SELECT document_id, number, source, confidence, rotation, width, height, resolution FROM pages;

CREATE VIEW report_fields AS
SELECT document_id, position, name, value, page, confidence, source FROM fields;

CREATE VIEW report_findings AS
SELECT document_id, position, code, severity, message FROM findings;

CREATE VIEW report_corrections AS
SELECT id, document_id, made_at, made_by, what, before, after FROM corrections;

CREATE VIEW report_review AS
SELECT d.id AS document_id, d.name, d.pipeline, d.category, d.confidence, d.verification, d.arrived_at,
    d.state = 'review' AS is_waiting, d.review_reason AS reason,
    CASE WHEN d.state = 'review' THEN
        (SELECT max(r.finished_at) FROM stage_runs AS r WHERE r.document_id = d.id)
    END AS waiting_since,
    d.reviewed_at, d.reviewed_by
FROM documents AS d
WHERE d.state = 'review' OR d.reviewed_at IS NOT NULL;

CREATE VIEW report_stage_runs AS
SELECT document_id, stage, pipeline, pipeline_version, attempt, ready_at, started_at, finished_at,
    greatest(date_part('epoch', finished_at - started_at), 0) AS seconds,
    CASE WHEN ready_at IS NOT NULL THEN greatest(date_part('epoch', started_at - ready_at), 0) END AS waited_seconds,
    outcome, code, message
FROM stage_runs WHERE document_id IS NOT NULL;

CREATE VIEW report_stage_hours AS
SELECT start AS hour, stage, pipeline, outcome, code, runs, seconds, longest, waits, waited_seconds, longest_wait
FROM stage_sums WHERE span = 'hour'
UNION ALL
SELECT start, stage, pipeline, outcome, code, runs, seconds, longest, waits, waited_seconds, longest_wait
FROM roll_up, stage_sums_between(horizon, 9223372036854775807);

CREATE VIEW report_stage_times AS
SELECT start AS hour, stage, pipeline, outcome, code, kind, bucket_duration(bucket) AS seconds, count AS runs
FROM (
    SELECT * FROM stage_sums WHERE span = 'hour'
    UNION ALL
    SELECT tail.* FROM roll_up, stage_sums_between(horizon, 9223372036854775807) AS tail
) AS sums,
LATERAL (VALUES ('work', work), ('wait', wait)) AS kinds (kind, histogram),
LATERAL unnest((histogram).buckets, (histogram).counts) AS counted (bucket, count);

CREATE VIEW report_stage_times_by_day AS
SELECT date_trunc('day', start, 'UTC') AS day, stage, pipeline, outcome, code, kind, bucket_duration(bucket) AS seconds,
    count AS runs
FROM (
    SELECT * FROM stage_sums WHERE span = 'day'
    UNION ALL
    SELECT tail.* FROM roll_up, stage_sums_between(horizon, 9223372036854775807) AS tail
) AS sums,
LATERAL (VALUES ('work', work), ('wait', wait)) AS kinds (kind, histogram),
LATERAL unnest((histogram).buckets, (histogram).counts) AS counted (bucket, count);

CREATE VIEW report_arrival_hours AS
SELECT hour, pipeline, source, folder, outcome, code, files, bytes FROM arrival_hours
UNION ALL
SELECT hour, pipeline, source, folder, outcome, code, files, bytes
FROM roll_up, arrival_hours_between(horizon, 9223372036854775807);

CREATE VIEW report_queue AS
SELECT id AS job, document_id, stage, pipeline, priority, attempt, max_attempts,
    CASE WHEN lease_token IS NOT NULL THEN 'running' WHEN ready_at > now() THEN 'delayed' ELSE 'waiting' END AS state,
    created_at, ready_at, leased_at
FROM jobs WHERE document_id IS NOT NULL;

CREATE VIEW report_model_calls AS
SELECT id, document_id, pipeline, provider, model, prompt_tokens, completion_tokens, cost, currency, started_at,
    seconds, outcome
FROM model_calls;

CREATE VIEW report_pipelines AS
SELECT name, version, first_seen FROM pipeline_versions;

COMMENT ON VIEW report_documents IS 'Documents, one row each.';
COMMENT ON COLUMN report_documents.id IS 'The document.';
COMMENT ON COLUMN report_documents.sha256 IS 'Of its bytes, in hex.';
COMMENT ON COLUMN report_documents.size IS 'In bytes.';
COMMENT ON COLUMN report_documents.name IS 'The file''s own name.';
COMMENT ON COLUMN report_documents.tags IS 'The subfolders that it lay in.';
COMMENT ON COLUMN report_documents.source IS 'How it came: watch or submit.';
COMMENT ON COLUMN report_documents.folder IS 'The watched folder; NULL for a file that was handed in.';
COMMENT ON COLUMN report_documents.relative_path IS 'Its path below the folder.';
COMMENT ON COLUMN report_documents.pipeline IS 'That processed it last.';
COMMENT ON COLUMN report_documents.pipeline_version IS 'The version of the pipeline.';
COMMENT ON COLUMN report_documents.state IS 'in-flight, review, stored or quarantined.';
COMMENT ON COLUMN report_documents.arrived_at IS 'When it was accepted.';
COMMENT ON COLUMN report_documents.finished_at IS 'When it was stored or quarantined; NULL before.';
COMMENT ON COLUMN report_documents.seconds IS 'From its arrival to its end; NULL before.';
COMMENT ON COLUMN report_documents.media_type IS 'Found in its bytes: application/pdf.';
COMMENT ON COLUMN report_documents.page_count IS 'NULL until it is read.';
COMMENT ON COLUMN report_documents.language IS 'BCP 47: en, de.';
COMMENT ON COLUMN report_documents.category IS 'NULL until it is classified.';
COMMENT ON COLUMN report_documents.confidence IS 'In the category, 0 to 1.';
COMMENT ON COLUMN report_documents.verification IS 'How far the fields hold together, 0 to 1.';
COMMENT ON COLUMN report_documents.review_reason IS 'Why it waits for a person.';
COMMENT ON COLUMN report_documents.reviewed_at IS 'When a person decided.';
COMMENT ON COLUMN report_documents.reviewed_by IS 'Who decided.';
COMMENT ON COLUMN report_documents.refusal_code IS 'Why it is in quarantine: encrypted, corrupt-pdf.';
COMMENT ON COLUMN report_documents.refusal_message IS 'The same as a sentence.';
COMMENT ON COLUMN report_documents.version_of IS 'The earlier document that this is a version of.';

COMMENT ON VIEW report_arrivals IS 'Files seen at the door, one row each.';
COMMENT ON COLUMN report_arrivals.id IS 'The arrival.';
COMMENT ON COLUMN report_arrivals.arrived_at IS 'When it was seen.';
COMMENT ON COLUMN report_arrivals.source IS 'watch or submit.';
COMMENT ON COLUMN report_arrivals.folder IS 'The watched folder; NULL for a file that was handed in.';
COMMENT ON COLUMN report_arrivals.relative_path IS 'Below the folder.';
COMMENT ON COLUMN report_arrivals.size IS 'In bytes; NULL when it could not be read.';
COMMENT ON COLUMN report_arrivals.modified_at IS 'When the file was last written.';
COMMENT ON COLUMN report_arrivals.sha256 IS 'Of its bytes, in hex.';
COMMENT ON COLUMN report_arrivals.pipeline IS 'That it came for.';
COMMENT ON COLUMN report_arrivals.outcome IS 'accepted, duplicate or refused.';
COMMENT ON COLUMN report_arrivals.document_id IS 'Its document; of a duplicate, the first one.';
COMMENT ON COLUMN report_arrivals.refusal_code IS 'Why it was turned away.';
COMMENT ON COLUMN report_arrivals.refusal_message IS 'The same as a sentence.';

COMMENT ON VIEW report_pages IS 'Pages of documents, without their text.';
COMMENT ON COLUMN report_pages.document_id IS 'The document.';
COMMENT ON COLUMN report_pages.number IS 'From 1.';
COMMENT ON COLUMN report_pages.source IS 'text-layer, ocr or none.';
COMMENT ON COLUMN report_pages.confidence IS 'Of the reading, 0 to 1.';
COMMENT ON COLUMN report_pages.rotation IS 'By which it was turned upright: 0, 90, 180, 270.';
COMMENT ON COLUMN report_pages.width IS 'In points.';
COMMENT ON COLUMN report_pages.height IS 'In points.';
COMMENT ON COLUMN report_pages.resolution IS 'In pixels per inch, where it was recognised.';

COMMENT ON VIEW report_fields IS 'Values that were found in documents.';
COMMENT ON COLUMN report_fields.document_id IS 'The document.';
COMMENT ON COLUMN report_fields.position IS 'In the document''s list of fields.';
COMMENT ON COLUMN report_fields.name IS 'vendor_name, total_amount.';
COMMENT ON COLUMN report_fields.value IS 'Normalised: 2026-11-25, 1204.50, EUR.';
COMMENT ON COLUMN report_fields.page IS 'Where it was found; NULL where that is not known.';
COMMENT ON COLUMN report_fields.confidence IS '0 to 1.';
COMMENT ON COLUMN report_fields.source IS 'What found it.';

COMMENT ON VIEW report_findings IS 'What agents and stages remarked about documents.';
COMMENT ON COLUMN report_findings.document_id IS 'The document.';
COMMENT ON COLUMN report_findings.position IS 'In the document''s list of findings.';
COMMENT ON COLUMN report_findings.code IS 'What it is about.';
COMMENT ON COLUMN report_findings.severity IS 'info, warning or error.';
COMMENT ON COLUMN report_findings.message IS 'A sentence.';

COMMENT ON VIEW report_corrections IS 'What people put right.';
COMMENT ON COLUMN report_corrections.id IS 'In the order in which they were made.';
COMMENT ON COLUMN report_corrections.document_id IS 'The document.';
COMMENT ON COLUMN report_corrections.made_at IS 'When.';
COMMENT ON COLUMN report_corrections.made_by IS 'By whom.';
COMMENT ON COLUMN report_corrections.what IS 'category, or the name of a field.';
COMMENT ON COLUMN report_corrections.before IS 'NULL where there was nothing.';
COMMENT ON COLUMN report_corrections.after IS 'NULL where it was taken away.';

COMMENT ON VIEW report_review IS 'Documents that wait for a person, and those that a person has decided about.';
COMMENT ON COLUMN report_review.document_id IS 'The document.';
COMMENT ON COLUMN report_review.name IS 'The file''s own name.';
COMMENT ON COLUMN report_review.pipeline IS 'That processed it last.';
COMMENT ON COLUMN report_review.category IS 'As it is now.';
COMMENT ON COLUMN report_review.confidence IS 'In the category, 0 to 1; 1 after a correction.';
COMMENT ON COLUMN report_review.verification IS 'How far the fields hold together, 0 to 1.';
COMMENT ON COLUMN report_review.arrived_at IS 'When it was accepted.';
COMMENT ON COLUMN report_review.is_waiting IS 'Whether it waits now.';
COMMENT ON COLUMN report_review.reason IS 'Why it waits; NULL once it is decided.';
COMMENT ON COLUMN report_review.waiting_since IS 'When its last stage ended; NULL once it is decided.';
COMMENT ON COLUMN report_review.reviewed_at IS 'When a person decided; NULL before.';
COMMENT ON COLUMN report_review.reviewed_by IS 'Who decided.';

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

COMMENT ON VIEW report_stage_hours IS 'Sums of stage runs by the hour; they stay when the history is dropped.';
COMMENT ON COLUMN report_stage_hours.hour IS 'Its beginning, in UTC.';
COMMENT ON COLUMN report_stage_hours.stage IS 'ingest, extract, classify, enrich or persist.';
COMMENT ON COLUMN report_stage_hours.pipeline IS 'That the job was for.';
COMMENT ON COLUMN report_stage_hours.outcome IS 'As in report_stage_runs.';
COMMENT ON COLUMN report_stage_hours.code IS 'Of a refusal; empty where there is none.';
COMMENT ON COLUMN report_stage_hours.runs IS 'Attempts that ended in this hour. An hour may have several rows: add them up.';
COMMENT ON COLUMN report_stage_hours.seconds IS 'Sum of the times of work.';
COMMENT ON COLUMN report_stage_hours.longest IS 'The longest of them.';
COMMENT ON COLUMN report_stage_hours.waits IS 'Runs whose time of waiting is known.';
COMMENT ON COLUMN report_stage_hours.waited_seconds IS 'Sum of the times of waiting.';
COMMENT ON COLUMN report_stage_hours.longest_wait IS 'The longest of them.';

COMMENT ON VIEW report_stage_times IS 'How many stage runs took how long, by the hour, in classes of durations that are at most 2.5 % off.';
COMMENT ON COLUMN report_stage_times.hour IS 'Its beginning, in UTC.';
COMMENT ON COLUMN report_stage_times.stage IS 'ingest, extract, classify, enrich or persist.';
COMMENT ON COLUMN report_stage_times.pipeline IS 'That the job was for.';
COMMENT ON COLUMN report_stage_times.outcome IS 'As in report_stage_runs.';
COMMENT ON COLUMN report_stage_times.code IS 'Of a refusal; empty where there is none.';
COMMENT ON COLUMN report_stage_times.kind IS 'work: from the start to the end; wait: from ready to the start.';
COMMENT ON COLUMN report_stage_times.seconds IS 'The class''s middle.';
COMMENT ON COLUMN report_stage_times.runs IS 'In this class. A class may have several rows: add them up.';

COMMENT ON VIEW report_stage_times_by_day IS 'How many stage runs took how long by the day, in classes of durations that are at most 2.5 % off.';
COMMENT ON COLUMN report_stage_times_by_day.day IS 'Its beginning, in UTC.';
COMMENT ON COLUMN report_stage_times_by_day.stage IS 'ingest, extract, classify, enrich or persist.';
COMMENT ON COLUMN report_stage_times_by_day.pipeline IS 'That the job was for.';
COMMENT ON COLUMN report_stage_times_by_day.outcome IS 'As in report_stage_runs.';
COMMENT ON COLUMN report_stage_times_by_day.code IS 'Of a refusal; empty where there is none.';
COMMENT ON COLUMN report_stage_times_by_day.kind IS 'work: from the start to the end; wait: from ready to the start.';
COMMENT ON COLUMN report_stage_times_by_day.seconds IS 'The class''s middle.';
COMMENT ON COLUMN report_stage_times_by_day.runs IS 'In this class. A class may have several rows: add them up.';

COMMENT ON VIEW report_arrival_hours IS 'Sums of arrivals by the hour.';
COMMENT ON COLUMN report_arrival_hours.hour IS 'Its beginning, in UTC.';
COMMENT ON COLUMN report_arrival_hours.pipeline IS 'That the files came for.';
COMMENT ON COLUMN report_arrival_hours.source IS 'watch or submit.';
COMMENT ON COLUMN report_arrival_hours.folder IS 'The watched folder; empty for files that were handed in.';
COMMENT ON COLUMN report_arrival_hours.outcome IS 'accepted, duplicate or refused.';
COMMENT ON COLUMN report_arrival_hours.code IS 'Why they were turned away; empty where they were not.';
COMMENT ON COLUMN report_arrival_hours.files IS 'How many. An hour may have several rows: add them up.';
COMMENT ON COLUMN report_arrival_hours.bytes IS 'Sum of their sizes.';

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

COMMENT ON VIEW report_model_calls IS 'Calls of models.';
COMMENT ON COLUMN report_model_calls.id IS 'In the order in which they were recorded.';
COMMENT ON COLUMN report_model_calls.document_id IS 'The document; NULL where it is gone.';
COMMENT ON COLUMN report_model_calls.pipeline IS 'For which the model was asked.';
COMMENT ON COLUMN report_model_calls.provider IS 'As the configuration names it.';
COMMENT ON COLUMN report_model_calls.model IS 'As the provider names it.';
COMMENT ON COLUMN report_model_calls.prompt_tokens IS 'That were sent.';
COMMENT ON COLUMN report_model_calls.completion_tokens IS 'That came back.';
COMMENT ON COLUMN report_model_calls.cost IS 'In the currency.';
COMMENT ON COLUMN report_model_calls.currency IS 'ISO 4217.';
COMMENT ON COLUMN report_model_calls.started_at IS 'When it was called.';
COMMENT ON COLUMN report_model_calls.seconds IS 'Until the whole answer was there.';
COMMENT ON COLUMN report_model_calls.outcome IS 'succeeded, failed or refused.';

COMMENT ON VIEW report_pipelines IS 'Every version of a pipeline that ever touched a document.';
COMMENT ON COLUMN report_pipelines.name IS 'Of the pipeline.';
COMMENT ON COLUMN report_pipelines.version IS 'Changes with what the file says.';
COMMENT ON COLUMN report_pipelines.first_seen IS 'When it came into force first.';

-- Lets the reports' own role read every view of theirs, and nothing else. Whoever adds a view calls it again.
CREATE FUNCTION open_report_views() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    view regclass;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'a2d2_reports') THEN
        RETURN;
    END IF;
    FOR view IN
        SELECT oid FROM pg_class
        WHERE relkind = 'v' AND relname LIKE 'report\_%' AND relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO a2d2_reports', view);
    END LOOP;
END $$;

-- A role is the server's, and other databases of it may have made it already. Where we may not make it, own reports say
-- what an administrator does.
DO $$
BEGIN
    BEGIN
        CREATE ROLE a2d2_reports LOGIN;
    EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
            RAISE NOTICE 'the role a2d2_reports can''t be made: reports of your own need it; see docs/reports.md';
    END;
    BEGIN
        -- Who is no superuser needs it to take the role on.
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT a2d2_reports TO %I', current_user);
        END IF;
    EXCEPTION
        WHEN insufficient_privilege OR undefined_object THEN NULL;
    END;
    PERFORM open_report_views();
END $$;
