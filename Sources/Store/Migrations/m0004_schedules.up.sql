-- What the schedulers know of each schedule; the rest stands in its file.
CREATE TABLE schedules (
    name          text        PRIMARY KEY,
    -- When it fires, as its file said last: a change begins anew instead of making up for fires that never were.
    definition    text        NOT NULL,
    -- Every fire up to this moment is decided, and none after it.
    decided_until timestamptz NOT NULL DEFAULT now(),
    paused_at     timestamptz,
    paused_by     text,
    CONSTRAINT a_pause_has_an_author CHECK ((paused_at IS NULL) = (paused_by IS NULL))
);

-- One fire of a schedule: what is to be done, and what came of it. Any number of schedulers may find the same fire due;
-- the unique constraint lets one of them have it.
CREATE TABLE fires (
    id          uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    schedule    text        NOT NULL,
    -- The nominal time, not the time at which somebody got round to it.
    fire_at     timestamptz NOT NULL,
    cause       text        NOT NULL CHECK (cause IN ('due', 'missed', 'manual')),
    -- queued: waits for the fire before it. open: has a job.
    state       text        NOT NULL
        CHECK (state IN ('queued', 'open', 'succeeded', 'failed', 'skipped', 'cancelled')),
    -- What is to be done, as the schedule's file had it then: the machine that does it may have another.
    work        json        NOT NULL,
    -- For the job, also of one that is queued still.
    max_attempts smallint   NOT NULL CHECK (max_attempts > 0),
    ready_at    timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    attempts    smallint    NOT NULL DEFAULT 0,
    -- What came of it, in a sentence.
    message     text,
    UNIQUE (schedule, fire_at),
    CONSTRAINT an_end_has_a_time CHECK ((state IN ('queued', 'open')) = (finished_at IS NULL)),
    CONSTRAINT who_does_not_succeed_says_why CHECK (
        state NOT IN ('failed', 'skipped', 'cancelled') OR message IS NOT NULL)
);

CREATE INDEX fires_under_way ON fires (schedule, fire_at) WHERE state IN ('queued', 'open');
CREATE INDEX fires_by_time ON fires (fire_at);

ALTER TABLE jobs ADD CONSTRAINT jobs_of_fires FOREIGN KEY (fire_id) REFERENCES fires (id);

-- For reports: the fires, without what they were to do.
CREATE VIEW report_fires AS
    SELECT id AS fire_id, schedule, fire_at, cause, state, created_at, finished_at, attempts, message FROM fires;

COMMENT ON VIEW report_fires IS 'Fires of schedules, and what came of them.';
COMMENT ON COLUMN report_fires.fire_id IS 'The fire.';
COMMENT ON COLUMN report_fires.schedule IS 'Its name.';
COMMENT ON COLUMN report_fires.fire_at IS 'When it was to happen.';
COMMENT ON COLUMN report_fires.cause IS 'due, missed or manual.';
COMMENT ON COLUMN report_fires.state IS 'queued, open, succeeded, failed, skipped or cancelled.';
COMMENT ON COLUMN report_fires.created_at IS 'When a scheduler found it.';
COMMENT ON COLUMN report_fires.finished_at IS 'When it came to an end; NULL before.';
COMMENT ON COLUMN report_fires.attempts IS 'Those that were begun.';
COMMENT ON COLUMN report_fires.message IS 'What came of it, in a sentence.';
