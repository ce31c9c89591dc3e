COMMENT ON COLUMN report_documents.source IS 'How it came: watch or submit.';
COMMENT ON COLUMN report_documents.folder IS 'The watched folder; NULL for a file that was handed in.';
COMMENT ON COLUMN report_documents.relative_path IS 'Its path below the folder.';
COMMENT ON COLUMN report_arrivals.source IS 'watch or submit.';
COMMENT ON COLUMN report_arrivals.folder IS 'The watched folder; NULL for a file that was handed in.';
COMMENT ON COLUMN report_arrivals.relative_path IS 'Below the folder.';
COMMENT ON COLUMN report_arrival_hours.source IS 'watch or submit.';

DROP INDEX arrivals_of_parents;
-- The documents stay, and so must their arrivals.
UPDATE arrivals SET source = 'submit', parent_id = NULL, position = NULL, depth = 0 WHERE source = 'container';
ALTER TABLE arrivals
    DROP CONSTRAINT a_child_has_a_parent,
    DROP COLUMN parent_id,
    DROP COLUMN position,
    DROP COLUMN depth,
    DROP CONSTRAINT arrivals_source_check,
    ADD CONSTRAINT arrivals_source_check CHECK (source IN ('watch', 'submit'));
