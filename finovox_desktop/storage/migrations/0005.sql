-- Each new job asks for the last place in the order; each answer, and SQLite's own check of references when a job is deleted,
-- asks which job refers to an attempt or an answer. Without an index each of them read every job.
CREATE INDEX job_by_order ON job (submission_order);
CREATE INDEX job_by_attempt ON job (current_attempt) WHERE current_attempt IS NOT NULL;
CREATE INDEX job_by_result ON job (result_answer) WHERE result_answer IS NOT NULL;
