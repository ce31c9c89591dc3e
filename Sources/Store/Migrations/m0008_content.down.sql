DROP VIEW report_facts;
DROP INDEX pages_by_quality;
DROP TRIGGER documents_facts ON documents;
DROP FUNCTION note_facts();
DROP VIEW facts_of_fields;
DROP TABLE document_facts;
DROP FUNCTION readable_amount(text);
DROP FUNCTION readable_date(text);
