-- Where a document was taken out of an e-mail or archive: that one's path, and the way inside. Empty for a plain file.
ALTER TABLE job ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX job_taken_out ON job (path) WHERE origin <> '';

-- What a job that is made once more has of the earlier one, and what came by itself from the watched folder.
ALTER TABLE dropped_path ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE dropped_path ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE dropped_path ADD COLUMN case_reference TEXT;         -- none: as the walk finds it
ALTER TABLE dropped_path ADD COLUMN is_watched INTEGER NOT NULL DEFAULT 0;

-- What was taken from the watched folder: each content with the file that held it, and each file (without content) that is
-- done with as it was. It outlives jobs, so that nothing that was removed comes back.
CREATE TABLE watched_file (
    path        BLOB NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    taken_at    TEXT NOT NULL,
    PRIMARY KEY (path, sha256)
);
CREATE INDEX watched_by_content ON watched_file (sha256);
