-- What stored documents say, in types. A report on a year can't take the fields of a million documents together each
-- time, so it is done once for each, when it is stored.

-- Values come from recognition: anything may stand in them. What is no date or amount is NULL, never an error. Not
-- STRICT, which would keep them from being inlined.
CREATE FUNCTION readable_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN value ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' THEN
        CASE WHEN substr(value, 9)::integer <= extract(day FROM
            make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, 1) + interval '1 month - 1 day')
        THEN make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, substr(value, 9)::integer) END
    END
$$;

CREATE FUNCTION readable_amount(value text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN value ~ '^-?[0-9]{1,12}([.][0-9]{1,4})?$' THEN value::numeric END
$$;

CREATE TABLE document_facts (
    document_id uuid        PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    category    text        COLLATE "C" NOT NULL,
    arrived_at  timestamptz NOT NULL,
    -- Of an invoice or a receipt, as it is spelled there; without a name its VAT number, or else its account.
    vendor      text        COLLATE "C",
    -- Whom else it is about: the parties of a contract, the holder of a certificate or passport.
    party       text,
    number      text,
    -- Two spellings of a number give one key; nothing without a digit is a number.
    number_key  text        COLLATE "C" GENERATED ALWAYS AS (CASE WHEN number ~ '[0-9]' THEN
        nullif(upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g')), '') END) STORED,
    billed_on   date,
    due_on      date,
    -- When a contract ends or a certificate expires.
    ends_on     date,
    amount      numeric,
    currency    text        COLLATE "C" CHECK (currency ~ '^[A-Z]{3}$'),
    iban        text        COLLATE "C",
    vat_id      text        COLLATE "C"
);

-- The same from the fields as they are now: what `document_facts` is made of, and must be equal to. The surest value
-- counts where there are several, as in the outbox. Lengths are cut, since an index has an end.
CREATE VIEW facts_of_fields AS
SELECT d.id AS document_id, d.category, d.arrived_at,
    CASE WHEN d.category IN ('invoice', 'receipt')
        THEN left(coalesce(f.values->>'vendor_name', f.values->>'vat_id', f.values->>'iban'), 200) END AS vendor,
    left(coalesce(f.values->>'parties', f.values->>'holder_name', f.values->>'vendor_name', f.values->>'issuer'), 200)
        AS party,
    left(coalesce(f.values->>'invoice_number', f.values->>'contract_number', f.values->>'certificate_number',
        f.values->>'document_number'), 60) AS number,
    readable_date(f.values->>'invoice_date') AS billed_on,
    readable_date(f.values->>'due_date') AS due_on,
    CASE WHEN d.category NOT IN ('invoice', 'receipt', 'bank-statement', 'report')
        THEN readable_date(coalesce(f.values->>'expiry_date', f.values->>'end_date')) END AS ends_on,
    readable_amount(f.values->>'total_amount') AS amount,
    substring(f.values->>'currency' FROM '^[A-Z]{3}$') AS currency,
    left(f.values->>'iban', 40) AS iban,
    left(f.values->>'vat_id', 40) AS vat_id
FROM documents d
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(name, value) AS values
    FROM (
        SELECT DISTINCT ON (name) name, value FROM fields
        WHERE document_id = d.id AND name IN ('vendor_name', 'vat_id', 'iban', 'parties', 'holder_name', 'issuer',
            'invoice_number', 'contract_number', 'certificate_number', 'document_number', 'invoice_date', 'due_date',
            'expiry_date', 'end_date', 'total_amount', 'currency')
        ORDER BY name, confidence DESC, position
    ) surest
) f
WHERE d.state = 'stored' AND d.category IS NOT NULL AND f.values IS NOT NULL;

CREATE FUNCTION note_facts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM document_facts WHERE document_id = NEW.id;
    IF NEW.state = 'stored' THEN
        INSERT INTO document_facts (document_id, category, arrived_at, vendor, party, number, billed_on, due_on,
            ends_on, amount, currency, iban, vat_id)
        SELECT * FROM facts_of_fields WHERE document_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

-- Fields change only while a document is on its way, so its coming and going tell all.
CREATE TRIGGER documents_facts AFTER UPDATE OF state ON documents
    FOR EACH ROW WHEN (OLD.state = 'stored' OR NEW.state = 'stored') EXECUTE FUNCTION note_facts();

-- What is there already.
INSERT INTO document_facts (document_id, category, arrived_at, vendor, party, number, billed_on, due_on, ends_on,
    amount, currency, iban, vat_id)
SELECT * FROM facts_of_fields;

CREATE INDEX document_facts_by_arrival ON document_facts (arrived_at);
CREATE INDEX document_facts_by_due_day ON document_facts (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX document_facts_by_end ON document_facts (ends_on) WHERE ends_on IS NOT NULL;
-- Finds bills that came twice, in the index alone.
CREATE INDEX document_facts_by_number ON document_facts (number_key, amount, currency, vendor)
    WHERE number_key IS NOT NULL AND vendor IS NOT NULL;

-- Where pages came from and how sure their reading is, without the pages' text.
CREATE INDEX pages_by_quality ON pages (document_id) INCLUDE (source, confidence);

CREATE VIEW report_facts AS
SELECT document_id, category, arrived_at, vendor, party, number, number_key, billed_on, due_on, ends_on, amount,
    currency, iban, vat_id
FROM document_facts;

COMMENT ON VIEW report_facts IS 'What stored documents say, in types; a value that can''t be read is NULL.';
COMMENT ON COLUMN report_facts.document_id IS 'The document.';
COMMENT ON COLUMN report_facts.category IS 'invoice, receipt, contract, certificate, passport or another.';
COMMENT ON COLUMN report_facts.arrived_at IS 'When it was accepted.';
COMMENT ON COLUMN report_facts.vendor IS
    'Of an invoice or a receipt, as it is spelled there; without a name the VAT number, or else the account.';
COMMENT ON COLUMN report_facts.party IS 'The parties of a contract, the holder of a certificate or passport.';
COMMENT ON COLUMN report_facts.number IS 'Of the invoice, contract, certificate or document.';
COMMENT ON COLUMN report_facts.number_key IS 'The number in capitals and digits alone; NULL without a digit.';
COMMENT ON COLUMN report_facts.billed_on IS 'The date of an invoice or receipt.';
COMMENT ON COLUMN report_facts.due_on IS 'By when it is to be paid.';
COMMENT ON COLUMN report_facts.ends_on IS 'When a contract ends or a certificate expires.';
COMMENT ON COLUMN report_facts.amount IS 'The total, taxes included.';
COMMENT ON COLUMN report_facts.currency IS 'ISO 4217.';
COMMENT ON COLUMN report_facts.iban IS 'The account to pay to.';
COMMENT ON COLUMN report_facts.vat_id IS 'The seller''s.';

SELECT open_report_views();
