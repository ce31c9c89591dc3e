ALTER TABLE jobs DROP CONSTRAINT jobs_of_documents;
DROP TABLE corrections, findings, fields, pages, stage_results, arrivals, documents, pipeline_versions;
DROP EXTENSION IF EXISTS pg_trgm;
