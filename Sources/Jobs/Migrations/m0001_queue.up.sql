-- Live work only: a finished attempt moves to stage_runs, so this table stays small and hot.
CREATE TABLE jobs (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id      uuid        NOT NULL,
    stage            text        NOT NULL CHECK (stage IN ('extract', 'classify', 'enrich', 'persist')),
    pipeline         text        NOT NULL,
    first_page       integer     CHECK (first_page > 0),
    last_page        integer     CHECK (last_page >= first_page),
    -- Higher is sooner.
    priority         smallint    NOT NULL DEFAULT 0,
    ready_at         timestamptz NOT NULL DEFAULT now(),
    -- Raised at the claim, so a job that kills its worker runs out of attempts too.
    attempt          smallint    NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    max_attempts     smallint    NOT NULL DEFAULT 10 CHECK (max_attempts > 0),
    -- The fence: a worker whose token is no longer here can't commit.
    lease_token      uuid,
    lease_expires_at timestamptz,
    leased_at        timestamptz,
    worker           uuid,
    last_failure     text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT a_lease_is_whole CHECK (
        (lease_token IS NULL) = (lease_expires_at IS NULL) AND (lease_token IS NULL) = (worker IS NULL)),
    CONSTRAINT a_range_is_whole CHECK ((first_page IS NULL) = (last_page IS NULL))
) WITH (
    -- Renewals touch lease_expires_at only, which no index holds: with room on the page they are HOT.
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_cost_delay = 0
);

-- The one index that the claim walks.
CREATE INDEX jobs_waiting ON jobs (stage, priority DESC, id) WHERE lease_token IS NULL;
-- For the rescue, which looks at leased rows only.
CREATE INDEX jobs_leased ON jobs (id) WHERE lease_token IS NOT NULL;
-- One live job for a document's stage and page range: a hand-off that runs twice can't double the work.
CREATE UNIQUE INDEX jobs_once ON jobs (document_id, stage, coalesce(first_page, 0));

-- Where work is held back: a stage, a pipeline, or both; '*' stands for all.
CREATE TABLE pauses (
    stage     text        NOT NULL,
    pipeline  text        NOT NULL,
    paused_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stage, pipeline)
);

-- The history: one row a finished attempt, partitioned by month so that retention drops whole tables.
CREATE TABLE stage_runs (
    job_id           bigint,
    document_id      uuid        NOT NULL,
    stage            text        NOT NULL,
    pipeline         text        NOT NULL,
    pipeline_version text,
    attempt          smallint    NOT NULL,
    worker           uuid,
    started_at       timestamptz NOT NULL,
    finished_at      timestamptz NOT NULL DEFAULT now(),
    outcome          text        NOT NULL
        CHECK (outcome IN ('succeeded', 'memoised', 'refused', 'failed', 'fault', 'released', 'lost', 'cancelled')),
    code             text,
    message          text
) PARTITION BY RANGE (finished_at);

CREATE INDEX stage_runs_by_document ON stage_runs (document_id, finished_at);
-- Catches rows when the month's partition is not made yet: history must never stop work.
CREATE TABLE stage_runs_default PARTITION OF stage_runs DEFAULT;

CREATE FUNCTION make_stage_run_partitions(months_ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month date;
    name  text;
BEGIN
    FOR ahead IN 0..months_ahead LOOP
        month := date_trunc('month', now() AT TIME ZONE 'UTC')::date + make_interval(months => ahead);
        name := 'stage_runs_' || to_char(month, 'YYYY_MM');
        IF to_regclass(name) IS NULL THEN
            BEGIN
                EXECUTE format(
                    'CREATE TABLE %I PARTITION OF stage_runs FOR VALUES FROM (%L) TO (%L)', name,
                    month::timestamp AT TIME ZONE 'UTC',
                    (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
            EXCEPTION
                -- Rows of this month are already in the default partition: they stay there.
                WHEN check_violation OR duplicate_table THEN NULL;
            END;
        END IF;
    END LOOP;
END $$;

SELECT make_stage_run_partitions(2);
