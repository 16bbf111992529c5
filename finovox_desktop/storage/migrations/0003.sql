-- What people say of a job, beside the machine's risk. The job holds what counts now; reviewed_* is of the newer of verdict and note.
ALTER TABLE job ADD COLUMN verdict TEXT;
ALTER TABLE job ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN reviewed_by TEXT;
ALTER TABLE job ADD COLUMN reviewed_at TEXT;

-- Append-only: each verdict, note and case reference, who gave it (the system's user name) and when.
CREATE TABLE edit (
    id      INTEGER PRIMARY KEY,
    job_id  TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    at      TEXT NOT NULL,
    made_by TEXT NOT NULL,
    subject TEXT NOT NULL,             -- verdict, note or case
    value   TEXT                       -- none: the verdict was taken back
);
CREATE INDEX edit_by_job ON edit (job_id);
