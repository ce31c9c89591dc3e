DROP TABLE breakers;
DROP TABLE limits;

DROP INDEX jobs_waiting;
ALTER TABLE jobs DROP CONSTRAINT a_lease_is_whole, ADD COLUMN lease_expires_at timestamptz;
UPDATE jobs SET lease_expires_at = coalesce(
    (SELECT expires_at FROM leases WHERE leases.token = jobs.lease_token), clock_timestamp())
    WHERE lease_token IS NOT NULL;
ALTER TABLE jobs ADD CONSTRAINT a_lease_is_whole CHECK (
    (lease_token IS NULL) = (lease_expires_at IS NULL) AND (lease_token IS NULL) = (worker IS NULL));
DROP TABLE leases;

CREATE INDEX jobs_waiting ON jobs (stage, priority DESC, id) WHERE lease_token IS NULL;
CREATE INDEX jobs_leased ON jobs (id) WHERE lease_token IS NOT NULL;
ALTER TABLE jobs DROP COLUMN megabytes;
