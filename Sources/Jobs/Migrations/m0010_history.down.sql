ALTER TABLE stage_runs DROP COLUMN first_page, DROP COLUMN last_page;
