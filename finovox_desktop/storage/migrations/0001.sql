-- Times are UTC, as text of fixed width: 2026-11-23T10:42:03.000000+00:00

CREATE TABLE job (
    id                 TEXT PRIMARY KEY,
    submission_order   INTEGER NOT NULL,
    drop_id            INTEGER,
    path               BLOB NOT NULL,      -- the file's name may be no UTF-8
    name               TEXT NOT NULL,
    size               INTEGER NOT NULL,
    sha256             TEXT NOT NULL,
    kind               TEXT NOT NULL,
    modified_ns        INTEGER NOT NULL,
    case_reference     TEXT NOT NULL,
    destination        TEXT NOT NULL,
    analysis_types     TEXT NOT NULL,
    state              TEXT NOT NULL,
    added_at           TEXT NOT NULL,
    submitted_at       TEXT,
    received_at        TEXT,
    last_not_ready_at  TEXT,
    failure_code       TEXT,
    failure_words      TEXT,
    current_attempt    INTEGER REFERENCES attempt (id),
    result_answer      INTEGER REFERENCES answer (id),
    global_risk        TEXT,
    software_risk      TEXT,
    metadata_risk      TEXT,
    datastructure_risk TEXT,
    vision_risk        TEXT,
    coherence_risk     TEXT,
    document_quality   TEXT,
    software           TEXT,
    not_assessed       TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX job_by_content ON job (sha256, destination);
CREATE INDEX job_by_state ON job (state);
CREATE INDEX job_by_drop ON job (drop_id);

-- Each submission of a job; committed before the first byte leaves.
CREATE TABLE attempt (
    id                INTEGER PRIMARY KEY,
    job_id            TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    key_id            TEXT NOT NULL,
    began_at          TEXT NOT NULL,
    ended_at          TEXT,
    body_whole        INTEGER,
    token             TEXT,
    last_not_ready_at TEXT
);
CREATE INDEX attempt_by_job ON attempt (job_id);

-- What the service sent, byte for byte, kept before it is read.
CREATE TABLE answer (
    id          INTEGER PRIMARY KEY,
    attempt_id  INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    call        TEXT NOT NULL,             -- analyse or retrieve
    received_at TEXT NOT NULL,
    status      INTEGER NOT NULL,
    body_whole  INTEGER NOT NULL,
    body        BLOB NOT NULL,
    is_read     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX answer_by_attempt ON answer (attempt_id);
CREATE INDEX answer_unread ON answer (is_read) WHERE is_read = 0;

-- Append-only.
CREATE TABLE history (
    id            INTEGER PRIMARY KEY,
    job_id        TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    at            TEXT NOT NULL,
    move          TEXT NOT NULL,
    from_state    TEXT,
    to_state      TEXT NOT NULL,
    failure_code  TEXT,
    failure_words TEXT
);
CREATE INDEX history_by_job ON history (job_id);

-- Paths that were dropped and are not taken in yet: a crash loses none.
CREATE TABLE dropped_path (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    path           BLOB NOT NULL,
    destination    TEXT NOT NULL,
    analysis_types TEXT NOT NULL,
    again          INTEGER NOT NULL,
    dropped_at     TEXT NOT NULL
);

-- Under which random id a destination's key lies in the system's keyring; the key itself is nowhere here.
CREATE TABLE key_entry (
    id          TEXT PRIMARY KEY,
    destination TEXT NOT NULL,
    added_at    TEXT NOT NULL,
    replaced_at TEXT
);
