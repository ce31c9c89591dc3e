DELETE FROM jobs WHERE document_id IS NOT NULL AND NOT EXISTS (SELECT FROM documents WHERE id = jobs.document_id);
DELETE FROM jobs WHERE fire_id IS NOT NULL AND NOT EXISTS (SELECT FROM fires WHERE id = jobs.fire_id);
ALTER TABLE jobs
    ADD CONSTRAINT jobs_of_documents FOREIGN KEY (document_id) REFERENCES documents (id),
    ADD CONSTRAINT jobs_of_fires FOREIGN KEY (fire_id) REFERENCES fires (id);
