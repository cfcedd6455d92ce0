-- Synchronization to message queues: how far a queue has acknowledged a project's changes. next_json: offsets behind the last messages that belong before the position; repeated counts messages sent again.

CREATE TABLE oms_queue_position (
  project_id         VARCHAR(64) PRIMARY KEY REFERENCES oms_project (id) ON DELETE CASCADE,
  position_text      CHARACTER LARGE OBJECT NOT NULL,
  position_seconds   BIGINT NOT NULL,
  position_changes   BIGINT NOT NULL,
  last_second        BIGINT NOT NULL,
  last_counter       INT NOT NULL,
  next_json          CHARACTER LARGE OBJECT NOT NULL,
  repeated           BIGINT NOT NULL,
  gmt_modified       TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);
