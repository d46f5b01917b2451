-- What a trainer gathered. Wall times are milliseconds since 1970-01-01 UTC, days are YYYY-MM-DD.
-- `packed` is a deflated text with its length before it.
CREATE TABLE course (
    id           TEXT NOT NULL PRIMARY KEY,
    title        TEXT NOT NULL,
    place        TEXT NOT NULL,
    begins       TEXT NOT NULL,
    ends         TEXT NOT NULL,
    retain_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row an attempt; the newest record of it.
CREATE TABLE result (
    attempt      TEXT    NOT NULL PRIMARY KEY,
    course       TEXT    NOT NULL,
    trainee      TEXT    NOT NULL,
    scenario     TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    app_version  TEXT    NOT NULL,
    purpose      TEXT    NOT NULL,
    mode         TEXT    NOT NULL,
    started      INTEGER NOT NULL,
    finished     INTEGER NOT NULL,
    laptop       TEXT    NOT NULL,
    chain        TEXT    NOT NULL,
    events       INTEGER NOT NULL,
    gathered     INTEGER NOT NULL,
    record       BLOB    NOT NULL  -- packed
) STRICT, WITHOUT ROWID;

CREATE INDEX result_by_course ON result (course);
CREATE INDEX result_by_trainee ON result (trainee);

-- Apart from the rows above, so that going through them never reads it.
CREATE TABLE log (
    attempt TEXT NOT NULL UNIQUE REFERENCES result (attempt) ON DELETE CASCADE,
    log     BLOB NOT NULL  -- packed
) STRICT;

-- The first score is number 0; those under a corrected key follow.
CREATE TABLE score (
    attempt      TEXT    NOT NULL REFERENCES result (attempt) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    content_hash TEXT    NOT NULL,
    computed     INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    score        BLOB    NOT NULL,  -- packed
    UNIQUE (attempt, number)
) STRICT;

-- Files that were not taken. `digest` is the SHA-256 of the file, or its path where it could not be read.
CREATE TABLE aside (
    digest  TEXT    NOT NULL,
    attempt TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    detail  TEXT    NOT NULL,
    seen    INTEGER NOT NULL,
    PRIMARY KEY (digest, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX aside_by_attempt ON aside (attempt);
