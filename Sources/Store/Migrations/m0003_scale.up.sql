-- What a million documents need.

-- The ledger counts in the index alone, and lists by state or category are read in order.
DROP INDEX documents_open;
CREATE INDEX documents_by_state ON documents (state, id);
CREATE INDEX documents_by_category ON documents (category, id);
CREATE INDEX arrivals_by_outcome ON arrivals (outcome, id);

-- A path may be longer than an entry of a B-tree (2,704 bytes), and so may a field's value.
DROP INDEX arrivals_by_place;
CREATE INDEX arrivals_by_place ON arrivals USING hash (relative_path);
DROP INDEX fields_by_value;
CREATE INDEX fields_by_value ON fields (name, left(value, 100));

-- A page's search vector: what is known about the document (also with its numbers taken apart: `RE-2024/4711` is
-- found by 4711), the stems of its language, and the words as they are, so that numbers and names are found too.
-- A vector holds a megabyte; of a page whose words need more, as much of its beginning as fits.
CREATE FUNCTION search_vector(about text, body text, configuration regconfig) RETURNS tsvector
LANGUAGE plpgsql STABLE AS $$
DECLARE
    known      tsvector := to_tsvector('simple',
        left(about, 20000) || ' ' || regexp_replace(left(about, 20000), '[^[:alnum:]]+', ' ', 'g'));
    characters integer := 400000;
BEGIN
    LOOP
        BEGIN
            RETURN setweight(known, 'A') || setweight(to_tsvector(configuration, left(body, characters)), 'C')
                || setweight(to_tsvector('simple', left(body, characters)), 'D');
        EXCEPTION WHEN program_limit_exceeded THEN
            IF characters < 1000 THEN RAISE; END IF;
            characters := characters / 4;
        END;
    END LOOP;
END $$;
