package com.lexintel.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The database as it is behind the proxies' backs, with a record of every change that was committed
 * to a document.
 */
public final class Records {
  private static final String TRIGGERS =
      """
      create schema faults;
      create table faults.history (
        n bigserial primary key, at timestamptz not null default clock_timestamp(),
        gone boolean not null, id uuid not null, status text not null, step text not null,
        progress integer not null, attempt integer not null, series integer not null,
        last_attempt integer not null,
        fence bigint not null, seq bigint not null, error_code text,
        port integer not null default inet_client_port());
      create function faults.record_document() returns trigger language plpgsql as $$
      declare d document%rowtype;
      begin
        if tg_op = 'DELETE' then d := old; else d := new; end if;
        insert into faults.history
            (gone, id, status, step, progress, attempt, series, last_attempt, fence, seq,
             error_code)
          values (tg_op = 'DELETE', d.id, d.status, d.step, d.progress, d.attempt, d.series,
            d.last_attempt, d.fence, d.seq, d.error_code);
        return null;
      end $$;
      create trigger faults_document after insert or update or delete on document
        for each row execute function faults.record_document();
      create table faults.embedded_again (document_id uuid not null, ordinal integer not null);
      create function faults.record_embedding() returns trigger language plpgsql as $$
      begin
        insert into faults.embedded_again values (new.document_id, new.ordinal);
        return null;
      end $$;
      create trigger faults_passage after update on passage
        for each row when (old.embedding is not null) execute function faults.record_embedding();
      """;

  private final String url;

  Records(String url) {
    this.url = url;
  }

  /** As the application's own role, so that its writes may fire the triggers. */
  static Records ofLexIntel(int port) {
    return new Records(
        "jdbc:postgresql://localhost:" + port + "/lexintel?user=lexintel&password=lexintel");
  }

  /** A document's row as it is now. */
  record Row(
      UUID id,
      UUID caseId,
      String filename,
      String status,
      String step,
      String errorCode,
      long seq,
      int passages,
      int embedded,
      String fingerprint) {
    boolean ended() {
      return !status.equals("pending") && !status.equals("processing");
    }
  }

  /** A document as one commit left it. */
  record Change(
      Instant at,
      boolean gone,
      UUID id,
      String status,
      String step,
      int progress,
      int attempt,
      int series,
      long fence,
      long seq,
      String errorCode,
      int port,
      int lastAttempt) {
    boolean end() {
      return !gone && !status.equals("pending") && !status.equals("processing");
    }

    /** A commit may change what no event tells of, such as the number of pages. */
    boolean tellsTheSameAs(Change other) {
      return seq == other.seq
          && is(other.status, other.step)
          && progress == other.progress
          && attempt == other.attempt;
    }

    boolean is(String otherStatus, String otherStep) {
      return status.equals(otherStatus) && step.equals(otherStep);
    }
  }

  void install() throws SQLException {
    execute(TRIGGERS);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long underWay() throws SQLException {
    return number("select count(*) from document where status in ('pending', 'processing')");
  }

  List<Row> documents() throws SQLException {
    return query(
        """
        select d.id, d.case_id, d.filename, d.status, d.step, d.error_code, d.seq,
               count(p.ordinal), count(p.embedding),
               md5(string_agg(concat_ws('|', p.ordinal, p.page, p.start_offset, p.end_offset,
                 p.text), '|' order by p.ordinal))
          from document d left join passage p on p.document_id = d.id
         group by d.id order by d.created_at, d.id
        """,
        row ->
            new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                row.getString(10)));
  }

  List<Change> history() throws SQLException {
    return query(
        """
        select at, gone, id, status, step, progress, attempt, series, fence, seq, error_code,
               port, last_attempt
          from faults.history order by n
        """,
        row ->
            new Change(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getBoolean(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getInt(12),
                row.getInt(13)));
  }

  List<UUID> ids(String query) throws SQLException {
    return query(query, row -> row.getObject(1, UUID.class));
  }

  long number(String query) throws SQLException {
    return query(query, row -> row.getLong(1)).get(0);
  }

  /** How like its namesake's of another document a passage's vector is at least, 1 being equal. */
  double leastLikeness(UUID document, UUID other) throws SQLException {
    return query(
            """
            select coalesce(min((select sum(a::float8 * b) from unnest(p.embedding, o.embedding) v (a, b))), 1)
              from passage p join passage o on o.ordinal = p.ordinal and o.document_id = '%s'
             where p.document_id = '%s'
            """
                .formatted(other, document),
            row -> row.getDouble(1))
        .get(0);
  }

  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Reading<T> reading) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reading.of(rows));
      }
    }
    return found;
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
