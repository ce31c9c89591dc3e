DROP FUNCTION search_vector(text, text, regconfig);
DROP INDEX fields_by_value;
CREATE INDEX fields_by_value ON fields (name, value);
DROP INDEX arrivals_by_place;
CREATE INDEX arrivals_by_place ON arrivals (folder, relative_path);
DROP INDEX arrivals_by_outcome;
DROP INDEX documents_by_category;
DROP INDEX documents_by_state;
CREATE INDEX documents_open ON documents (state, id) WHERE state <> 'stored';
