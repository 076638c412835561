-- Numbers given out and never again: person, inbox, outbox, timeline.
CREATE TABLE sequence(
  name TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO sequence(name, last) VALUES ('person', 0), ('inbox', 0), ('outbox', 0), ('timeline', 0);

-- Who may write for a shard (epoch), its last batch, and how far its inbox is applied.
CREATE TABLE shard(
  shard INTEGER NOT NULL PRIMARY KEY,
  epoch INTEGER NOT NULL,
  batch_no INTEGER NOT NULL,
  inbox_applied INTEGER NOT NULL,
  owner TEXT NOT NULL
);
WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 255)
INSERT INTO shard(shard, epoch, batch_no, inbox_applied, owner) SELECT n, 0, 0, 0, '' FROM numbers;

CREATE TABLE person(
  shard INTEGER NOT NULL,
  id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  due INTEGER,
  state BLOB NOT NULL,
  PRIMARY KEY(shard, id)
) WITHOUT ROWID;
-- Due time leads, not the shard: one embedded process owns every shard, one seek finds the earliest of all,
-- and people due at the same instant follow in key order. Who waits for nothing is not in it.
CREATE INDEX person_due ON person(due) WHERE due IS NOT NULL;

CREATE TABLE identity(
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY(kind, value)
) WITHOUT ROWID;
CREATE INDEX identity_person ON identity(person);

-- Message ids seen, for deduplication; purged by age.
CREATE TABLE seen(
  message_id TEXT NOT NULL PRIMARY KEY,
  person INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX seen_at ON seen(at);

-- Inputs that wait. Applied rows are deleted by the commit that applies them.
CREATE TABLE inbox(
  shard INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  person INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY(shard, seq)
) WITHOUT ROWID;

-- Messages as decided; never changed, so that a change of state does not rewrite a whole mail.
CREATE TABLE outbox(
  seq INTEGER NOT NULL PRIMARY KEY,
  shard INTEGER NOT NULL,
  person INTEGER NOT NULL,
  send_key TEXT NOT NULL,
  channel TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload BLOB NOT NULL
);
CREATE UNIQUE INDEX outbox_send ON outbox(shard, person, send_key);

-- Where each message stands. One partial index for each question asked: what is at rest and sent is in none.
CREATE TABLE delivery(
  seq INTEGER NOT NULL PRIMARY KEY,
  state INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  retry_at INTEGER,
  detail TEXT,
  cancel_payload BLOB,
  cancel_at INTEGER
);
CREATE INDEX delivery_pending ON delivery(seq) WHERE state = 0;
CREATE INDEX delivery_attempted ON delivery(seq) WHERE state = 1;
CREATE INDEX delivery_retry ON delivery(retry_at) WHERE state = 2;
CREATE INDEX delivery_odd ON delivery(state, seq) WHERE state > 3;

CREATE TABLE timeline(
  shard INTEGER NOT NULL,
  person INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY(shard, person, seq)
) WITHOUT ROWID;

CREATE TABLE clock(
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  at INTEGER NOT NULL
);

CREATE TABLE setting(
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE program(
  ordinal INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  assembly BLOB NOT NULL,
  symbols BLOB NOT NULL
);

CREATE TABLE object(
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY(type, key)
) WITHOUT ROWID;
