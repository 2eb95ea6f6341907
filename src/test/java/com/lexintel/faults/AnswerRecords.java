package com.lexintel.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Answers as the database has them, with a record of every change that was committed to one. */
final class AnswerRecords {
  private static final String TRIGGERS =
      """
      create table faults.answer_history (
        n bigserial primary key, at timestamptz not null default clock_timestamp(),
        id uuid not null, status text not null, length integer not null, fence bigint not null,
        lease_until timestamptz, error_code text, port integer not null default inet_client_port());
      create function faults.record_answer() returns trigger language plpgsql as $$
      begin
        insert into faults.answer_history (id, status, length, fence, lease_until, error_code)
          values (new.id, new.status, new.length, new.fence, new.lease_until, new.error_code);
        return null;
      end $$;
      create trigger faults_answer after insert or update on answer
        for each row execute function faults.record_answer();
      """;

  private final Records records;

  AnswerRecords(Records records) {
    this.records = records;
  }

  /**
   * An answer in the end.
   *
   * @param pieces {@code {start, end, text}} in their order
   * @param citations as they are stored, each with the text of its passage and where that begins
   */
  record Stored(
      UUID id,
      String question,
      String status,
      String errorCode,
      int length,
      List<JsonObject> pieces,
      List<JsonObject> citations) {
    String text() {
      StringBuilder text = new StringBuilder();
      pieces.forEach(piece -> text.append(piece.getString("text")));
      return text.toString();
    }

    boolean is(String other) {
      return status.equals(other);
    }
  }

  /** An answer as one commit left it. */
  record Change(
      Instant at, UUID id, String status, int length, long fence, String errorCode, int port) {
    boolean end() {
      return !List.of("waiting", "searching", "writing").contains(status);
    }
  }

  void install() throws SQLException {
    records.execute(TRIGGERS);
  }

  List<Stored> answers() throws SQLException {
    return records.query(
        """
        select a.id, q.text, a.status, a.error_code, a.length,
               (select coalesce(json_agg(json_build_object('start', start_offset, 'end', end_offset,
                        'text', text) order by start_offset), '[]')
                  from answer_piece where answer_id = a.id),
               (select coalesce(json_agg(json_build_object('number', c.number, 'at', c.at_offset,
                        'start', c.start_offset, 'end', c.end_offset, 'quote', c.quote,
                        'begins', p.start_offset, 'passage', p.text) order by c.number), '[]')
                  from answer_citation c left join passage p
                    on p.document_id = c.document_id and p.ordinal = c.ordinal
                 where c.answer_id = a.id)
          from answer a join question q on q.id = a.question_id order by a.created_at, a.id
        """,
        row ->
            new Stored(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                objects(row.getString(6)),
                objects(row.getString(7))));
  }

  private static List<JsonObject> objects(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class);
    }
  }

  List<Change> history() throws SQLException {
    return records.query(
        """
        select at, id, status, length, fence, error_code, port from faults.answer_history order by n
        """,
        row ->
            new Change(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getInt(7)));
  }

  /** Answers that have not ended though nobody has taken or renewed them for that long. */
  List<UUID> forgotten(Duration time) throws SQLException {
    return records.ids(
        "select id from answer where status in ('waiting', 'searching', 'writing')"
            + " and coalesce(lease_until, created_at) < now() - interval '"
            + time.toMillis()
            + " milliseconds'");
  }
}
