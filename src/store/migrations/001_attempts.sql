-- Attempts, their events, where they stand and their scores.
-- Wall times are milliseconds since 1970-01-01 UTC; media times are nanoseconds.
CREATE TABLE attempt (
    id           TEXT    NOT NULL PRIMARY KEY,
    trainee      TEXT    NOT NULL,
    scenario     TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    app_version  TEXT    NOT NULL,
    mode         TEXT    NOT NULL,
    settings     TEXT    NOT NULL,
    started      INTEGER NOT NULL,
    finished     INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_by_trainee ON attempt (trainee, started);

-- The log, one JSON line an event, numbered from 0 without a gap.
CREATE TABLE event (
    attempt TEXT    NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL CHECK (number >= 0),
    line    TEXT    NOT NULL,
    PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_without_gap BEFORE INSERT ON event
WHEN NEW.number <> (SELECT COALESCE(MAX(number) + 1, 0) FROM event WHERE attempt = NEW.attempt)
BEGIN
    SELECT RAISE(ABORT, 'the log would have a gap');
END;

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event never changes');
END;

-- Where the running scene stood last.
CREATE TABLE position (
    attempt TEXT    NOT NULL PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
    node    TEXT    NOT NULL,
    media   INTEGER NOT NULL,
    events  INTEGER NOT NULL,
    noted   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The first score is number 0; those under a corrected key follow.
CREATE TABLE score (
    attempt      TEXT    NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    content_hash TEXT    NOT NULL,
    computed     INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    score        TEXT    NOT NULL,
    PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;
