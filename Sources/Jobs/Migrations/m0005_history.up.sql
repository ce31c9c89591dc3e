-- When the attempt could have begun, so that waiting is known from working; and the transaction that wrote the row, so
-- that sums of the history take in each row once, however late it comes. Rows that are there already get a constant,
-- which costs no rewriting.
ALTER TABLE stage_runs ADD COLUMN ready_at timestamptz, ADD COLUMN transaction bigint NOT NULL DEFAULT 0;
ALTER TABLE stage_runs ALTER COLUMN transaction SET DEFAULT txid_current();

-- Rows come in the order of both: a few pages tell, and an insert hardly notices it.
CREATE INDEX stage_runs_by_time ON stage_runs USING brin (transaction, finished_at)
    WITH (pages_per_range = 16, autosummarize = on);
