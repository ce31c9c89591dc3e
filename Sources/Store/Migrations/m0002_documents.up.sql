-- Every version of a pipeline that ever touched a document.
CREATE TABLE pipeline_versions (
    name       text        NOT NULL,
    version    text        NOT NULL,
    definition json        NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, version)
);

CREATE TABLE documents (
    id               uuid        PRIMARY KEY,
    sha256           text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size             bigint      NOT NULL CHECK (size >= 0),
    name             text        NOT NULL,
    tags             text[]      NOT NULL DEFAULT '{}',
    pipeline         text        NOT NULL,
    pipeline_version text        NOT NULL,
    state            text        NOT NULL DEFAULT 'in-flight'
        CHECK (state IN ('in-flight', 'review', 'stored', 'quarantined')),
    arrived_at       timestamptz NOT NULL DEFAULT now(),
    finished_at      timestamptz,
    media_type       text,
    page_count       integer     CHECK (page_count >= 0),
    language         text,
    category         text,
    confidence       double precision CHECK (confidence BETWEEN 0 AND 1),
    verification     double precision CHECK (verification BETWEEN 0 AND 1),
    summary          text,
    review_reason    text,
    refusal_code     text,
    refusal_message  text,
    -- Reserved before the first file is written, so that a second attempt writes to the same place.
    outbox_path      text        UNIQUE,
    -- What was written there, relative to the outbox.
    outbox_files     text[]      NOT NULL DEFAULT '{}',
    -- What a person decided about a document in review; then it is not asked again.
    reviewed_at      timestamptz,
    reviewed_by      text,
    -- The earlier document of the same name in the same folder, where a pipeline keeps versions.
    version_of       uuid        REFERENCES documents (id),
    CONSTRAINT an_end_has_a_time CHECK ((state IN ('stored', 'quarantined')) = (finished_at IS NOT NULL)),
    CONSTRAINT quarantine_has_a_code CHECK ((state = 'quarantined') = (refusal_code IS NOT NULL)),
    CONSTRAINT review_has_a_reason CHECK (state <> 'review' OR review_reason IS NOT NULL),
    FOREIGN KEY (pipeline, pipeline_version) REFERENCES pipeline_versions (name, version)
);

-- Duplicates are found by content.
CREATE INDEX documents_by_content ON documents (sha256);
-- The ledger and `status` look at what is not stored yet; the shelf is listed newest first.
CREATE INDEX documents_open ON documents (state, id) WHERE state <> 'stored';

-- One file seen at the door. Its outcome is fixed here; what became of an accepted one, its document says.
CREATE TABLE arrivals (
    id              uuid        PRIMARY KEY,
    arrived_at      timestamptz NOT NULL DEFAULT now(),
    source          text        NOT NULL CHECK (source IN ('watch', 'submit')),
    folder          text,
    relative_path   text        NOT NULL,
    size            bigint,
    modified_at     timestamptz,
    -- Opaque; equal for a file that lies untouched in its place.
    fingerprint     text,
    sha256          text,
    pipeline        text        NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('accepted', 'duplicate', 'refused')),
    document_id     uuid        REFERENCES documents (id),
    refusal_code    text,
    refusal_message text,
    -- An accepted file has its own document, a duplicate points to the first, a refused one has none.
    CONSTRAINT the_outcome_fits CHECK (
        CASE outcome
            WHEN 'refused' THEN document_id IS NULL AND refusal_code IS NOT NULL
            ELSE document_id IS NOT NULL AND refusal_code IS NULL
        END)
);

CREATE UNIQUE INDEX arrivals_one_accepted ON arrivals (document_id) WHERE outcome = 'accepted';
-- A kept original is known again by its place.
CREATE INDEX arrivals_by_place ON arrivals (folder, relative_path);

-- The result of a stage for a document. The same key elsewhere means the same result: no work is done twice.
CREATE TABLE stage_results (
    document_id uuid        NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    stage       text        NOT NULL,
    memo_key    text        NOT NULL,
    result      json        NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, stage)
);

CREATE INDEX stage_results_by_key ON stage_results (memo_key);

-- Written when the page is read; made searchable when the document is stored, with its language known.
CREATE TABLE pages (
    document_id uuid             NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number      integer          NOT NULL CHECK (number > 0),
    source      text             NOT NULL CHECK (source IN ('text-layer', 'ocr', 'none')),
    text        text             NOT NULL,
    confidence  double precision NOT NULL,
    rotation    smallint         NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
    width       double precision NOT NULL,
    height      double precision NOT NULL,
    resolution  double precision,
    -- An array of [text, x, y, width, height, confidence, line]; boxes in fractions of the upright page.
    words       json             NOT NULL,
    search      tsvector,
    PRIMARY KEY (document_id, number)
);

CREATE INDEX pages_search ON pages USING gin (search);
-- Trigrams find what OCR misread: `Rechnunq` is near `Rechnung`.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX pages_trigrams ON pages USING gin (text gin_trgm_ops) WHERE search IS NOT NULL;

CREATE TABLE fields (
    document_id uuid             NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position    integer          NOT NULL,
    name        text             NOT NULL,
    value       text             NOT NULL,
    text        text             NOT NULL,
    page        integer,
    box         double precision[] CHECK (box IS NULL OR array_length(box, 1) = 4),
    confidence  double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    source      text             NOT NULL,
    PRIMARY KEY (document_id, position)
);

CREATE INDEX fields_by_value ON fields (name, value);

CREATE TABLE findings (
    document_id uuid    NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position    integer NOT NULL,
    code        text    NOT NULL,
    severity    text    NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    message     text    NOT NULL,
    PRIMARY KEY (document_id, position)
);

-- What people decided: kept for ever, since it teaches.
CREATE TABLE corrections (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id uuid        NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    made_at     timestamptz NOT NULL DEFAULT now(),
    made_by     text        NOT NULL,
    what        text        NOT NULL,
    before      text,
    after       text
);

ALTER TABLE jobs ADD CONSTRAINT jobs_of_documents FOREIGN KEY (document_id) REFERENCES documents (id);
