-- What has become of each parcel (a report, an alert) on its way to each target.
CREATE TABLE deliveries (
    -- SHA-256 of the parcel's identity and the target. Being the key, it is why nothing is delivered twice.
    idempotency_key text        PRIMARY KEY CHECK (idempotency_key ~ '^[0-9a-f]{64}$'),
    kind            text        NOT NULL CHECK (kind IN ('folder', 'mail', 'webhook')),
    -- For people; without secrets.
    target          text        NOT NULL,
    subject         text        NOT NULL,
    -- A fire may be forgotten before what it delivered is: no foreign key.
    fire_id         uuid,
    state           text        NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'uncertain', 'delivered', 'failed')),
    -- Also the fence: an attempt with another number than this was overtaken, and can't hand over any more.
    attempts        integer     NOT NULL CHECK (attempts > 0),
    created_at      timestamptz NOT NULL DEFAULT now(),
    attempted_at    timestamptz NOT NULL DEFAULT now(),
    -- The point of no return of the last attempt.
    handed_over_at  timestamptz,
    delivered_at    timestamptz,
    last_error      text,
    CONSTRAINT the_delivered_have_a_time CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CONSTRAINT only_what_was_handed_over_is_uncertain CHECK (state <> 'uncertain' OR handed_over_at IS NOT NULL),
    CONSTRAINT a_failure_has_a_reason CHECK (state <> 'failed' OR last_error IS NOT NULL)
);

-- Listed newest first, and forgotten oldest first.
CREATE INDEX deliveries_by_attempt ON deliveries (attempted_at);
CREATE INDEX deliveries_by_fire ON deliveries (fire_id) WHERE fire_id IS NOT NULL;
