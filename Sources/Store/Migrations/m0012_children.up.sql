-- Files that lie within a document are arrivals of their own: each once, by its place in its parent, however often that is
-- read.
ALTER TABLE arrivals
    DROP CONSTRAINT arrivals_source_check,
    ADD CONSTRAINT arrivals_source_check CHECK (source IN ('watch', 'submit', 'container')),
    ADD COLUMN parent_id uuid REFERENCES documents (id),
    -- In the parent, from 1.
    ADD COLUMN position integer CHECK (position > 0),
    -- In how many documents it lies, one within the other.
    ADD COLUMN depth smallint NOT NULL DEFAULT 0 CHECK (depth >= 0),
    ADD CONSTRAINT a_child_has_a_parent CHECK (
        (source = 'container') = (parent_id IS NOT NULL)
        AND (source = 'container') = (position IS NOT NULL)
        AND (source = 'container') = (depth > 0));

CREATE UNIQUE INDEX arrivals_of_parents ON arrivals (parent_id, position) WHERE parent_id IS NOT NULL;

COMMENT ON COLUMN report_documents.source IS 'How it came: watch, submit, or container: it lay within another document.';
COMMENT ON COLUMN report_documents.folder IS
    'The watched folder; NULL for a file that was handed in. Of what lay within a document, that one''s.';
COMMENT ON COLUMN report_documents.relative_path IS
    'Its path below the folder; of what lay within a document, below that one''s path.';
COMMENT ON COLUMN report_arrivals.source IS 'watch, submit, or container: it lay within another document.';
COMMENT ON COLUMN report_arrivals.folder IS
    'The watched folder; NULL for a file that was handed in. Of what lay within a document, that one''s.';
COMMENT ON COLUMN report_arrivals.relative_path IS
    'Below the folder; of what lay within a document, below that one''s path.';
COMMENT ON COLUMN report_arrival_hours.source IS 'watch, submit, or container: it lay within another document.';
