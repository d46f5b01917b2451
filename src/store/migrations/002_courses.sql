-- What an attempt belongs to, and the folders that its result reached.
ALTER TABLE attempt ADD COLUMN course  TEXT;
ALTER TABLE attempt ADD COLUMN purpose TEXT NOT NULL DEFAULT 'training';

CREATE TABLE handed_in (
    attempt TEXT    NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    place   TEXT    NOT NULL,
    chain   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (attempt, place)
) STRICT, WITHOUT ROWID;
