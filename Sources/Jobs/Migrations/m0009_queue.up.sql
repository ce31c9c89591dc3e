-- What a job is predicted to take of a machine's memory, in megabytes, so that no machine takes on more than it has.
ALTER TABLE jobs ADD COLUMN megabytes integer NOT NULL DEFAULT 0 CHECK (megabytes >= 0);

-- The claim walks lane by lane: what waits for a stage in one pipeline at one priority, in the order in which it became
-- ready. What waits out a back-off stands behind what is ready, and is never walked over.
DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (stage, priority DESC, pipeline, ready_at, id) WHERE lease_token IS NULL;
-- For the rescue, and for counting what is at work.
DROP INDEX jobs_leased;
CREATE INDEX jobs_leased ON jobs (stage, pipeline) WHERE lease_token IS NOT NULL;

-- How many jobs may be at work at once on all machines together: of a stage, of a pipeline, or of both; '*' stands for
-- all.
CREATE TABLE limits (
    stage    text        NOT NULL,
    pipeline text        NOT NULL,
    most     integer     NOT NULL CHECK (most > 0),
    set_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stage, pipeline)
);

-- A stage that a worker has stopped taking jobs for, since its machine fails: the disk is full, a provider is away.
CREATE TABLE breakers (
    worker   uuid        NOT NULL,
    stage    text        NOT NULL,
    host     text        NOT NULL,
    reason   text        NOT NULL,
    faults   integer     NOT NULL,
    since    timestamptz NOT NULL,
    -- When the worker tries one job again; long past for a worker that is gone.
    retry_at timestamptz NOT NULL,
    PRIMARY KEY (worker, stage)
);
