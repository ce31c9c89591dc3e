-- What a job is predicted to take of a machine's memory, in megabytes, so that no machine takes on more than it has.
ALTER TABLE jobs ADD COLUMN megabytes integer NOT NULL DEFAULT 0 CHECK (megabytes >= 0);

-- A claim is one row, however many jobs it took: it is renewed as one, and when it is not, its jobs are taken back.
CREATE TABLE leases (
    token      uuid        PRIMARY KEY,
    worker     uuid        NOT NULL,
    stage      text        NOT NULL,
    claimed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- Those that were claimed; each is still held as long as it carries the token.
    jobs       bigint[]    NOT NULL
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_cost_delay = 0
);

INSERT INTO leases (token, worker, stage, claimed_at, expires_at, jobs)
    SELECT lease_token, worker, stage, leased_at, lease_expires_at, ARRAY[id] FROM jobs WHERE lease_token IS NOT NULL;

ALTER TABLE jobs
    DROP CONSTRAINT a_lease_is_whole,
    DROP COLUMN lease_expires_at,
    ADD CONSTRAINT a_lease_is_whole CHECK (
        (lease_token IS NULL) = (leased_at IS NULL) AND (lease_token IS NULL) = (worker IS NULL));

-- The claim walks line by line: what waits for a stage in one pipeline at one priority, in the order in which it became
-- ready. What waits out a back-off stands behind what is ready, and is never walked over. No index knows of leases, so
-- that a claim writes the rows in their places (HOT) and no index at all.
DROP INDEX jobs_leased;
DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (stage, priority DESC, pipeline, ready_at, id);

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
