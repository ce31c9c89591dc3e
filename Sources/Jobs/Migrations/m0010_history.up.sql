-- A long document is read by several jobs, each a range of its pages: what a run was about, without which its time says
-- little. NULL for the whole document.
ALTER TABLE stage_runs ADD COLUMN first_page integer, ADD COLUMN last_page integer;
