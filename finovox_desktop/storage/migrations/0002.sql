-- Removed jobs stay, with their tokens, until the undo is over.
ALTER TABLE job ADD COLUMN removed_at TEXT;
CREATE INDEX job_removed ON job (removed_at) WHERE removed_at IS NOT NULL;

-- Submissions that the service received, or may have received, by key and month (2026-11). Removing jobs takes none away.
CREATE TABLE submission_count (
    key_id      TEXT NOT NULL,
    month       TEXT NOT NULL,
    submissions INTEGER NOT NULL,
    PRIMARY KEY (key_id, month)
);
INSERT INTO submission_count (key_id, month, submissions)
    SELECT key_id, substr(began_at, 1, 7), count(*) FROM attempt
    WHERE body_whole = 1 AND ended_at IS NOT NULL GROUP BY key_id, substr(began_at, 1, 7);
