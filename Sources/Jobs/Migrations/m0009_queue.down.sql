DROP TABLE breakers;
DROP TABLE limits;

DROP INDEX jobs_leased;
CREATE INDEX jobs_leased ON jobs (id) WHERE lease_token IS NOT NULL;
DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (stage, priority DESC, id) WHERE lease_token IS NULL;

ALTER TABLE jobs DROP COLUMN megabytes;
