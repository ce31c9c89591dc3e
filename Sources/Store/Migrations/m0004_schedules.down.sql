DROP VIEW report_fires;
ALTER TABLE jobs DROP CONSTRAINT jobs_of_fires;
DELETE FROM jobs WHERE fire_id IS NOT NULL;
DROP TABLE fires, schedules;
