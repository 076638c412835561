-- Keys are compared code unit by code unit (BIN2), as SQLite does: é and e with an accent are two keys, and so are a and A.
-- Numbers come from sequences, never from IDENTITY on a busy table. Lock escalation is off where batches write:
-- one owner's batch must never lock another's rows out.
CREATE SEQUENCE journeys.PersonSeq AS bigint START WITH 1 INCREMENT BY 1 CACHE 1000;
CREATE SEQUENCE journeys.OutboxSeq AS bigint START WITH 1 INCREMENT BY 1 CACHE 1000;
CREATE SEQUENCE journeys.TimelineSeq AS bigint START WITH 1 INCREMENT BY 1 CACHE 1000;

-- Who may write for a shard (Epoch), its last batch, and how far its inbox is applied.
CREATE TABLE journeys.Shard(
  ShardNo int NOT NULL CONSTRAINT PK_Shard PRIMARY KEY CLUSTERED,
  Epoch bigint NOT NULL,
  BatchNo bigint NOT NULL,
  InboxApplied bigint NOT NULL,
  Owner nvarchar(200) NOT NULL
);

-- The last number given in a shard's inbox. Apart from Shard, so that ingest and commits do not wait for each other's first lock.
CREATE TABLE journeys.ShardInbox(
  ShardNo int NOT NULL CONSTRAINT PK_ShardInbox PRIMARY KEY CLUSTERED,
  LastSeq bigint NOT NULL
);
WITH Numbers AS (SELECT 0 AS N UNION ALL SELECT N + 1 FROM Numbers WHERE N < 255)
INSERT INTO journeys.Shard(ShardNo, Epoch, BatchNo, InboxApplied, Owner)
SELECT N, 0, 0, 0, N'' FROM Numbers OPTION (MAXRECURSION 300);
INSERT INTO journeys.ShardInbox(ShardNo, LastSeq) SELECT ShardNo, 0 FROM journeys.Shard;

CREATE TABLE journeys.Person(
  ShardNo int NOT NULL,
  PersonId bigint NOT NULL,
  CreatedAt bigint NOT NULL,
  Due bigint NULL,
  State varbinary(max) NOT NULL,
  CONSTRAINT PK_Person PRIMARY KEY CLUSTERED (ShardNo, PersonId)
);
ALTER TABLE journeys.Person SET (LOCK_ESCALATION = DISABLE);
-- The shard leads: each node asks for its own shards only. Who waits for nothing is not in it.
CREATE NONCLUSTERED INDEX IX_Person_Due ON journeys.Person(ShardNo, Due, PersonId) WHERE Due IS NOT NULL;

CREATE TABLE journeys.PersonIdentity(
  Kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Value nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PersonId bigint NOT NULL,
  CONSTRAINT PK_PersonIdentity PRIMARY KEY CLUSTERED (Kind, Value)
);
CREATE NONCLUSTERED INDEX IX_PersonIdentity_Person ON journeys.PersonIdentity(PersonId);

-- Message ids seen, for deduplication; purged by age.
CREATE TABLE journeys.Seen(
  MessageId nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT PK_Seen PRIMARY KEY CLUSTERED,
  PersonId bigint NOT NULL,
  At bigint NOT NULL
);
CREATE NONCLUSTERED INDEX IX_Seen_At ON journeys.Seen(At);

-- Inputs that wait. Applied rows are deleted by the commit that applies them.
CREATE TABLE journeys.Inbox(
  ShardNo int NOT NULL,
  Seq bigint NOT NULL,
  PersonId bigint NOT NULL,
  Payload varbinary(max) NOT NULL,
  CONSTRAINT PK_Inbox PRIMARY KEY CLUSTERED (ShardNo, Seq)
);
ALTER TABLE journeys.Inbox SET (LOCK_ESCALATION = DISABLE);

-- Messages as decided; never changed. Seq = number * 256 + shard, so that a number alone finds the clustered row.
CREATE TABLE journeys.Outbox(
  ShardNo int NOT NULL,
  Seq bigint NOT NULL,
  PersonId bigint NOT NULL,
  SendKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Channel nvarchar(100) NOT NULL,
  At bigint NOT NULL,
  Payload varbinary(max) NOT NULL,
  CONSTRAINT PK_Outbox PRIMARY KEY CLUSTERED (ShardNo, Seq)
);
ALTER TABLE journeys.Outbox SET (LOCK_ESCALATION = DISABLE);
CREATE UNIQUE NONCLUSTERED INDEX UX_Outbox_Send ON journeys.Outbox(ShardNo, PersonId, SendKey);

-- Where each message stands. One filtered index for each question asked: what is at rest and sent is in none.
CREATE TABLE journeys.Delivery(
  ShardNo int NOT NULL,
  Seq bigint NOT NULL,
  State int NOT NULL,
  Attempts int NOT NULL,
  ChangedAt bigint NOT NULL,
  RetryAt bigint NULL,
  Detail nvarchar(1000) NULL,
  CancelPayload varbinary(max) NULL,
  CancelAt bigint NULL,
  CONSTRAINT PK_Delivery PRIMARY KEY CLUSTERED (ShardNo, Seq)
);
ALTER TABLE journeys.Delivery SET (LOCK_ESCALATION = DISABLE);
CREATE NONCLUSTERED INDEX IX_Delivery_Pending ON journeys.Delivery(Seq) INCLUDE (State) WHERE State = 0;
CREATE NONCLUSTERED INDEX IX_Delivery_Attempted ON journeys.Delivery(Seq) INCLUDE (State) WHERE State = 1;
CREATE NONCLUSTERED INDEX IX_Delivery_Retry ON journeys.Delivery(RetryAt, Seq) INCLUDE (State) WHERE State = 2;
CREATE NONCLUSTERED INDEX IX_Delivery_Odd ON journeys.Delivery(State, Seq) WHERE State > 3;

CREATE TABLE journeys.Timeline(
  ShardNo int NOT NULL,
  PersonId bigint NOT NULL,
  Seq bigint NOT NULL,
  At bigint NOT NULL,
  Payload varbinary(max) NOT NULL,
  CONSTRAINT PK_Timeline PRIMARY KEY CLUSTERED (ShardNo, PersonId, Seq)
);
ALTER TABLE journeys.Timeline SET (LOCK_ESCALATION = DISABLE);

CREATE TABLE journeys.Clock(
  OnlyRow int NOT NULL CONSTRAINT PK_Clock PRIMARY KEY CLUSTERED CONSTRAINT CK_Clock CHECK (OnlyRow = 1),
  At bigint NULL
);
INSERT INTO journeys.Clock(OnlyRow, At) VALUES (1, NULL);

CREATE TABLE journeys.Setting(
  SettingKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT PK_Setting PRIMARY KEY CLUSTERED,
  Value nvarchar(max) NOT NULL
);

CREATE TABLE journeys.Program(
  Ordinal int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Program PRIMARY KEY CLUSTERED,
  Hash nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT UX_Program UNIQUE,
  Name nvarchar(200) NOT NULL,
  At bigint NOT NULL,
  Assembly varbinary(max) NOT NULL,
  Symbols varbinary(max) NOT NULL
);

CREATE TABLE journeys.Object(
  Type nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  ObjectKey nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Payload varbinary(max) NOT NULL,
  CONSTRAINT PK_Object PRIMARY KEY CLUSTERED (Type, ObjectKey)
);
GO
-- What a batch carries across the wire; the program's rows are declared in SqlServer/Wire, and a test compares.
CREATE TYPE journeys.ShardList AS TABLE(Ordinal int NOT NULL PRIMARY KEY, ShardNo int NOT NULL, InboxApplied bigint NOT NULL);
CREATE TYPE journeys.KeyList AS TABLE(Ordinal int NOT NULL PRIMARY KEY, ShardNo int NOT NULL, PersonId bigint NOT NULL);
CREATE TYPE journeys.SeqList AS TABLE(ShardNo int NOT NULL, Seq bigint NOT NULL, PRIMARY KEY (ShardNo, Seq));
CREATE TYPE journeys.IdentityList AS TABLE(
  Kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Value nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PersonId bigint NOT NULL,
  PRIMARY KEY (Kind, Value)
);
CREATE TYPE journeys.MessageIdList AS TABLE(
  MessageId nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  PersonId bigint NOT NULL,
  At bigint NOT NULL
);
CREATE TYPE journeys.NewPersonList AS TABLE(ShardNo int NOT NULL, PersonId bigint NOT NULL, CreatedAt bigint NOT NULL, PRIMARY KEY (ShardNo, PersonId));
CREATE TYPE journeys.InboxList AS TABLE(Ordinal int NOT NULL PRIMARY KEY, ShardNo int NOT NULL, PersonId bigint NOT NULL, Payload varbinary(max) NOT NULL);
CREATE TYPE journeys.AdvanceList AS TABLE(ShardNo int NOT NULL PRIMARY KEY, Epoch bigint NOT NULL, BatchNo bigint NOT NULL, InboxApplied bigint NOT NULL);
CREATE TYPE journeys.PersonList AS TABLE(ShardNo int NOT NULL, PersonId bigint NOT NULL, Due bigint NULL, State varbinary(max) NOT NULL, PRIMARY KEY (ShardNo, PersonId));
CREATE TYPE journeys.OutboxList AS TABLE(
  Ordinal int NOT NULL PRIMARY KEY,
  ShardNo int NOT NULL,
  PersonId bigint NOT NULL,
  SendKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Channel nvarchar(100) NOT NULL,
  At bigint NOT NULL,
  Payload varbinary(max) NOT NULL
);
CREATE TYPE journeys.CancellationList AS TABLE(
  Ordinal int NOT NULL PRIMARY KEY,
  ShardNo int NOT NULL,
  PersonId bigint NOT NULL,
  SendKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  At bigint NOT NULL,
  Payload varbinary(max) NOT NULL
);
CREATE TYPE journeys.TimelineList AS TABLE(Ordinal int NOT NULL PRIMARY KEY, ShardNo int NOT NULL, PersonId bigint NOT NULL, At bigint NOT NULL, Payload varbinary(max) NOT NULL);
CREATE TYPE journeys.FinishList AS TABLE(
  Ordinal int NOT NULL PRIMARY KEY,
  ShardNo int NOT NULL,
  Seq bigint NOT NULL,
  State int NOT NULL,
  At bigint NOT NULL,
  RetryAt bigint NULL,
  Detail nvarchar(1000) NULL,
  Payload varbinary(max) NULL
);
CREATE TYPE journeys.ObjectList AS TABLE(ObjectKey nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, Payload varbinary(max) NOT NULL);
