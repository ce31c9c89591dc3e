DROP TABLE stage_runs;
DROP FUNCTION make_stage_run_partitions(integer);
DROP TABLE pauses;
DROP TABLE jobs;
