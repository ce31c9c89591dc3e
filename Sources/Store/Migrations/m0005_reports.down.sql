-- The role stays: it is the server's, other databases may use it, and with the views it loses its rights here.
DROP FUNCTION open_report_views();
DROP VIEW report_pipelines, report_model_calls, report_queue, report_arrival_hours, report_stage_times_by_day, report_stage_times,
    report_stage_hours, report_stage_runs, report_review, report_corrections, report_findings, report_fields, report_pages, report_arrivals,
    report_documents;
DROP FUNCTION roll_up();
DROP FUNCTION arrival_hours_between(bigint, bigint);
DROP FUNCTION stage_sums_between(bigint, bigint);
DROP TABLE roll_up, arrival_hours, stage_sums;
DROP AGGREGATE histogram_sum(histogram);
DROP FUNCTION histogram_add(histogram, histogram);
DROP TYPE histogram;
DROP FUNCTION bucket_duration(integer);
DROP FUNCTION duration_bucket(double precision);
DROP INDEX arrivals_by_time;
ALTER TABLE arrivals DROP COLUMN transaction;
DROP INDEX documents_by_review;
DROP INDEX documents_by_arrival;
DROP INDEX documents_by_end;
DROP TABLE reports;
DROP TABLE model_calls;
