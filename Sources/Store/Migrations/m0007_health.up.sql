-- What is measured, what came of it, and whom it was told.

CREATE TABLE health_sweeps (
    id         bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text             NOT NULL,
    machine    text             NOT NULL,
    started_at timestamptz      NOT NULL,
    seconds    double precision NOT NULL CHECK (seconds >= 0),
    -- The worst that was measured, before any waiting for confirmation.
    state      text             NOT NULL CHECK (state IN ('ok', 'unknown', 'warning', 'critical'))
);

CREATE INDEX health_sweeps_by_time ON health_sweeps (started_at);

-- The history of the figures. What didn't apply is not kept.
CREATE TABLE health_results (
    sweep_id   bigint           NOT NULL REFERENCES health_sweeps (id) ON DELETE CASCADE,
    check_name text             NOT NULL,
    -- Empty where a check has but one.
    subject    text             NOT NULL,
    -- Empty for what is the same seen from every machine.
    machine    text             NOT NULL,
    state      text             NOT NULL CHECK (state IN ('ok', 'unknown', 'warning', 'critical')),
    -- In the check's own unit: seconds, things, or a share of 1; NULL where there is no figure.
    value      double precision,
    reason     text,
    PRIMARY KEY (sweep_id, check_name, subject, machine)
);

-- A time during which a check was not well.
CREATE TABLE incidents (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_name      text        NOT NULL,
    subject         text        NOT NULL,
    machine         text        NOT NULL,
    opened_at       timestamptz NOT NULL,
    state           text        NOT NULL CHECK (state IN ('ok', 'unknown', 'warning', 'critical')),
    worst           text        NOT NULL CHECK (worst IN ('unknown', 'warning', 'critical')),
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at     timestamptz CHECK (resolved_at >= opened_at),
    CONSTRAINT over_means_ok CHECK ((state = 'ok') = (resolved_at IS NOT NULL)),
    CONSTRAINT an_acknowledgement_is_whole CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);

-- Whatever two machines see at once, a check has one open incident.
CREATE UNIQUE INDEX incidents_one_open ON incidents (check_name, subject, machine) WHERE resolved_at IS NULL;
CREATE INDEX incidents_by_time ON incidents (opened_at);

-- The state of each check now, with what it takes to change it.
CREATE TABLE health_checks (
    check_name     text             NOT NULL,
    subject        text             NOT NULL,
    machine        text             NOT NULL,
    state          text             NOT NULL CHECK (state IN ('ok', 'unknown', 'warning', 'critical')),
    since          timestamptz      NOT NULL,
    streak_worse   boolean,
    streak_length  integer          CHECK (streak_length > 0),
    streak_nearest text             CHECK (streak_nearest IN ('ok', 'unknown', 'warning', 'critical')),
    changes        timestamptz[]    NOT NULL DEFAULT '{}',
    measured       text             NOT NULL CHECK (measured IN ('ok', 'unknown', 'warning', 'critical')),
    value          double precision,
    reason         text,
    measured_at    timestamptz      NOT NULL,
    incident_id    bigint           REFERENCES incidents (id),
    PRIMARY KEY (check_name, subject, machine),
    CONSTRAINT not_well_is_an_incident CHECK ((state = 'ok') = (incident_id IS NULL)),
    CONSTRAINT a_streak_is_whole CHECK (
        (streak_worse IS NULL) = (streak_length IS NULL) AND (streak_worse IS NULL) = (streak_nearest IS NULL))
);

-- One message to people, about some changes. Its number is what deliveries know it by, so it goes out once.
CREATE TABLE health_messages (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at     timestamptz NOT NULL,
    -- When every target had it or had refused it for good.
    finished_at timestamptz
);

CREATE INDEX health_messages_open ON health_messages (id) WHERE finished_at IS NULL;

-- What happened to an incident; each is told once.
CREATE TABLE health_changes (
    id          bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id bigint           NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    happened_at timestamptz      NOT NULL,
    -- The same on both sides: a reminder.
    from_state  text             NOT NULL CHECK (from_state IN ('ok', 'unknown', 'warning', 'critical')),
    to_state    text             NOT NULL CHECK (to_state IN ('ok', 'unknown', 'warning', 'critical')),
    value       double precision,
    reason      text,
    -- NULL while it waits for the digest or for the end of the quiet time.
    message_id  bigint           REFERENCES health_messages (id)
);

CREATE INDEX health_changes_untold ON health_changes (id) WHERE message_id IS NULL;
CREATE INDEX health_changes_by_incident ON health_changes (incident_id, id);
CREATE INDEX health_changes_by_message ON health_changes (message_id);

-- What was done by itself.
CREATE TABLE health_remedies (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    applied_at timestamptz NOT NULL,
    machine    text        NOT NULL,
    remedy     text        NOT NULL,
    count      integer     NOT NULL CHECK (count >= 0),
    -- What went wrong with it.
    failure    text
);

CREATE INDEX health_remedies_by_time ON health_remedies (applied_at);

-- The stable views of docs/reports.md.

CREATE VIEW report_sweeps AS
SELECT id AS sweep_id, name, machine, started_at, seconds, state FROM health_sweeps;

CREATE VIEW report_health_results AS
SELECT sweep_id, health_sweeps.name AS sweep, started_at AS measured_at, check_name, subject,
    health_results.machine, health_results.state, value, reason
FROM health_results JOIN health_sweeps ON health_sweeps.id = sweep_id;

CREATE VIEW report_incidents AS
SELECT id AS incident_id, check_name, subject, machine, opened_at, state, worst, acknowledged_at,
    acknowledged_by, resolved_at, extract(epoch FROM resolved_at - opened_at)::float8 AS seconds
FROM incidents;

CREATE VIEW report_incident_states AS
SELECT incident_id, check_name, subject, machine, to_state AS state, happened_at AS started_at,
    coalesce(lead(happened_at) OVER (PARTITION BY incident_id ORDER BY health_changes.id), resolved_at) AS ended_at
FROM health_changes JOIN incidents ON incidents.id = incident_id
WHERE from_state <> to_state;

COMMENT ON VIEW report_sweeps IS 'Sweeps of health checks.';
COMMENT ON COLUMN report_sweeps.sweep_id IS 'Names the sweep.';
COMMENT ON COLUMN report_sweeps.name IS 'quick, full, response-times, or one of your own.';
COMMENT ON COLUMN report_sweeps.machine IS 'That it ran on.';
COMMENT ON COLUMN report_sweeps.started_at IS 'When it began.';
COMMENT ON COLUMN report_sweeps.seconds IS 'How long it took.';
COMMENT ON COLUMN report_sweeps.state IS 'The worst that was measured: ok, unknown, warning or critical.';

COMMENT ON VIEW report_health_results IS 'What each check measured in each sweep.';
COMMENT ON COLUMN report_health_results.sweep_id IS 'The sweep.';
COMMENT ON COLUMN report_health_results.sweep IS 'The name of the sweep.';
COMMENT ON COLUMN report_health_results.measured_at IS 'When the sweep began.';
COMMENT ON COLUMN report_health_results.check_name IS 'queue.age and the like: docs/health-checks.md has them all.';
COMMENT ON COLUMN report_health_results.subject IS 'A stage, a folder, a volume; empty where a check has but one.';
COMMENT ON COLUMN report_health_results.machine IS 'Empty for what is the same seen from every machine.';
COMMENT ON COLUMN report_health_results.state IS 'What was measured: ok, unknown, warning or critical.';
COMMENT ON COLUMN report_health_results.value IS 'Seconds, things, or a share of 1; NULL where there is no figure.';
COMMENT ON COLUMN report_health_results.reason IS 'What explains it.';

COMMENT ON VIEW report_incidents IS 'Times in which a check was not well.';
COMMENT ON COLUMN report_incidents.incident_id IS 'Names the incident.';
COMMENT ON COLUMN report_incidents.check_name IS 'The check.';
COMMENT ON COLUMN report_incidents.subject IS 'A stage, a folder, a volume; empty where a check has but one.';
COMMENT ON COLUMN report_incidents.machine IS 'Empty for what is the same seen from every machine.';
COMMENT ON COLUMN report_incidents.opened_at IS 'When it began.';
COMMENT ON COLUMN report_incidents.state IS 'Now: ok when it is over, else unknown, warning or critical.';
COMMENT ON COLUMN report_incidents.worst IS 'The worst that it was: unknown, warning or critical.';
COMMENT ON COLUMN report_incidents.acknowledged_at IS 'When a person took note of it.';
COMMENT ON COLUMN report_incidents.acknowledged_by IS 'Who.';
COMMENT ON COLUMN report_incidents.resolved_at IS 'When it was over; NULL while it lasts.';
COMMENT ON COLUMN report_incidents.seconds IS 'From opened_at to resolved_at.';

COMMENT ON VIEW report_incident_states IS 'From when until when each incident was in which state.';
COMMENT ON COLUMN report_incident_states.incident_id IS 'The incident.';
COMMENT ON COLUMN report_incident_states.check_name IS 'The check.';
COMMENT ON COLUMN report_incident_states.subject IS 'A stage, a folder, a volume; empty where a check has but one.';
COMMENT ON COLUMN report_incident_states.machine IS 'Empty for what is the same seen from every machine.';
COMMENT ON COLUMN report_incident_states.state IS 'ok, unknown, warning or critical.';
COMMENT ON COLUMN report_incident_states.started_at IS 'From when.';
COMMENT ON COLUMN report_incident_states.ended_at IS 'Until when; NULL for the present one.';

SELECT open_report_views();
