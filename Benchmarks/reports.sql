-- Fills a database that has the schema and nothing in it: :documents documents with their arrivals, fields and five stage
-- runs each, over the 90 days before :now. The same seed makes the same rows. It wants a superuser, as the private
-- server's own user is: foreign keys are not checked while it writes.
--
--     psql -v documents=1000000 -v now=2026-11-25T00:00:00Z -f Benchmarks/reports.sql
\set ON_ERROR_STOP on
SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '64MB';
SET timezone = 'UTC';
SELECT setseed(0.2026);

INSERT INTO pipeline_versions (name, version, definition)
VALUES ('invoices', 'v1', '{}'), ('contracts', 'v1', '{}'), ('default', 'v1', '{}');

-- The history's months before this one.
SELECT format(
    'CREATE TABLE IF NOT EXISTS stage_runs_%s PARTITION OF stage_runs FOR VALUES FROM (%L) TO (%L)',
    to_char(month, 'YYYY_MM'), month, month + interval '1 month')
FROM generate_series(
    date_trunc('month', :'now'::timestamptz - interval '91 days'), :'now'::timestamptz, '1 month') AS month
\gexec

-- Office hours on working days, a trickle otherwise; in the order of arrival, as life has it.
CREATE TEMP TABLE made AS
SELECT arrived_at, dice, luck,
    (lpad(to_hex((date_part('epoch', arrived_at) * 1000)::bigint), 12, '0') || '7'
        || substr(md5(number::text), 1, 3) || '8' || substr(md5(number::text), 4, 15))::uuid AS id,
    (ARRAY['invoices', 'invoices', 'contracts', 'default'])[1 + floor(dice * 4)::int] AS pipeline,
    CASE WHEN luck < 0.02 THEN 'quarantined' WHEN luck < 0.03 THEN 'review'
        WHEN arrived_at > :'now'::timestamptz - interval '30 minutes' THEN 'in-flight' ELSE 'stored' END AS state
FROM (
    SELECT number, random() AS dice, random() AS luck,
        :'now'::timestamptz - make_interval(
            days => 1 + CASE WHEN random() < 0.9 THEN floor(random() * 13)::int * 7 + floor(random() * 5)::int
                ELSE floor(random() * 89)::int END % 89,
            secs => 86400 - least(86399, (random() + random() + random()) * 28800)) AS arrived_at
    FROM generate_series(1, :documents) AS number
) AS drawn
ORDER BY arrived_at;

INSERT INTO documents (id, sha256, size, name, pipeline, pipeline_version, state, arrived_at, finished_at, media_type,
    page_count, language, category, confidence, verification, summary, review_reason, refusal_code, refusal_message)
SELECT id, md5(id::text) || md5(dice::text), 20000 + (luck * 900000)::bigint, 'scan-' || substr(id::text, 25) || '.pdf',
    pipeline, 'v1', state, arrived_at,
    CASE WHEN state IN ('stored', 'quarantined') THEN arrived_at + make_interval(
        secs => exp(3 + 0.9 * sqrt(-2 * ln(1 - dice)) * cos(6.283 * luck)) + CASE WHEN dice > 0.985 THEN 2400 ELSE 0 END)
    END,
    'application/pdf', 1 + floor(luck * 5)::int, (ARRAY['de', 'en', 'fr'])[1 + floor(dice * 3)::int],
    CASE WHEN state <> 'quarantined' THEN
        (ARRAY['invoice', 'invoice', 'invoice', 'receipt', 'contract', 'letter', 'report', 'other'])[1 + floor(luck * 8)::int]
    END,
    CASE WHEN state <> 'quarantined' THEN 0.5 + dice / 2 END, CASE WHEN state = 'stored' THEN 0.6 + luck * 0.4 END,
    'A document of the generator.', CASE WHEN state = 'review' THEN 'not sure' END,
    CASE WHEN state = 'quarantined' THEN
        (ARRAY['encrypted', 'corrupt-pdf', 'extractor-timed-out'])[1 + floor(dice * 3)::int] END,
    CASE WHEN state = 'quarantined' THEN 'It can''t be read.' END
FROM made;

INSERT INTO arrivals (id, arrived_at, source, folder, relative_path, size, sha256, pipeline, outcome, document_id)
SELECT gen_random_uuid(), arrived_at, 'watch', 'inbox/' || pipeline, 'scan-' || substr(id::text, 25) || '.pdf',
    20000 + (luck * 900000)::bigint, md5(id::text) || md5(dice::text), pipeline, 'accepted', id
FROM made;

INSERT INTO fields (document_id, position, name, value, text, page, confidence, source)
SELECT id, position, name, value, value, 1, 0.5 + luck / 2, 'analyzer/label'
FROM made, LATERAL (VALUES
    (0, 'vendor_name', 'Vendor ' || floor(dice * dice * 2000)::text),
    (1, 'total_amount', round((10 + 4000 * luck * luck)::numeric, 2)::text),
    (2, 'currency', 'EUR'),
    (3, 'invoice_date', to_char(arrived_at, 'YYYY-MM-DD'))) AS found (position, name, value)
WHERE state = 'stored' AND pipeline = 'invoices';

-- As the trigger makes them, which sleeps while this is written.
ANALYZE fields;
INSERT INTO document_facts (document_id, category, arrived_at, vendor, party, number, billed_on, due_on, ends_on, amount,
    currency, iban, vat_id)
SELECT * FROM facts_of_fields;

-- Each stage after the one before, with a wait before it; extract takes longest. Written in the order of the history.
INSERT INTO stage_runs (job_id, document_id, stage, pipeline, pipeline_version, attempt, ready_at, started_at,
    finished_at, outcome, code)
SELECT row_number() OVER (ORDER BY finished_at), id, stage, pipeline, 'v1', 1, ready_at, started_at, finished_at,
    outcome, code
FROM (
    SELECT id, stage, pipeline,
        CASE WHEN place > 0 THEN begun END AS ready_at, begun + make_interval(secs => waited) AS started_at,
        begun + make_interval(secs => waited + worked) AS finished_at,
        CASE WHEN stage = 'extract' AND state = 'quarantined' THEN 'refused'
            WHEN stage = 'extract' AND luck > 0.99 THEN 'failed' ELSE 'succeeded' END AS outcome,
        CASE WHEN stage = 'extract' AND state = 'quarantined' THEN 'encrypted' END AS code
    FROM (
        SELECT made.*, place, stage, arrived_at + make_interval(secs => place * 6) AS begun,
            exp(scale + 0.8 * sqrt(-2 * ln(1 - random())) * cos(6.283 * random())) AS worked,
            exp(-1 + 1.2 * sqrt(-2 * ln(1 - random())) * cos(6.283 * random())) AS waited
        FROM made, (VALUES (0, 'ingest', -5.0), (1, 'extract', 0.9), (2, 'classify', -4.0), (3, 'enrich', -3.0),
            (4, 'persist', -2.5)) AS stages (place, stage, scale)
    ) AS drawn
) AS runs
ORDER BY finished_at;

DROP TABLE made;
VACUUM ANALYZE;
