package com.lexintel.queue;

import com.lexintel.estimates.DocumentSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The queue as the database has it. */
final class WaitingDocuments {
  private static final String WAITING =
      """
      select d.id, d.seq, d.media_type, d.file_size, d.progress, d.queue_position, d.eta_seconds,
             greatest(0, extract(epoch from s.execution_time - now())) as delay
      """
          + QueueOrder.WAITING;
  private static final String RUNNING =
      """
      select media_type, file_size, progress,
             (eta_seconds - extract(epoch from now() - reported_at))::double precision as seconds
        from document where status = 'processing' and step <> 'cancelling'
      """;
  // Whoever holds a row is about to change it, and what was read with another seq has changed.
  private static final String TELL =
      """
      update document d
         set queue_position = told.position, eta_seconds = told.seconds,
             seq = d.seq + 1, reported_at = date_trunc('milliseconds', now())
        from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[])
               as told(id, seq, position, seconds)
       where d.id in (select id from document where id = any(?::uuid[]) for update skip locked)
         and d.id = told.id and d.seq = told.seq and d.status = 'pending'
      """;

  private final DataSource dataSource;

  WaitingDocuments(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A document that is being worked on; what is left of it is null when not known, negative when
   * overdue.
   */
  record Running(DocumentSize size, double done, Double secondsLeft) {}

  /** In the order in which they will be taken. */
  List<WaitingDocument> inOrder() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet rows = statement.executeQuery()) {
      List<WaitingDocument> waiting = new ArrayList<>();
      while (rows.next()) {
        waiting.add(
            new WaitingDocument(
                rows.getObject("id", UUID.class),
                rows.getLong("seq"),
                size(rows),
                rows.getInt("progress") / 100.0,
                rows.getDouble("delay"),
                new WaitingDocument.Told(
                    rows.getObject("queue_position", Integer.class),
                    rows.getObject("eta_seconds", Integer.class))));
      }
      return waiting;
    }
  }

  List<Running> running() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(RUNNING);
        ResultSet rows = statement.executeQuery()) {
      List<Running> running = new ArrayList<>();
      while (rows.next()) {
        running.add(
            new Running(
                size(rows),
                rows.getInt("progress") / 100.0,
                rows.getObject("seconds", Double.class)));
      }
      return running;
    }
  }

  /** Tells these documents where they are, save those that have moved on since they were read. */
  void tell(Map<WaitingDocument, WaitingDocument.Told> news) throws SQLException {
    List<WaitingDocument> documents = List.copyOf(news.keySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TELL)) {
      Object[] ids = documents.stream().map(WaitingDocument::id).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      statement.setArray(
          2,
          connection.createArrayOf(
              "bigint", documents.stream().map(WaitingDocument::seq).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "integer", documents.stream().map(each -> news.get(each).position()).toArray()));
      statement.setArray(
          4,
          connection.createArrayOf(
              "integer", documents.stream().map(each -> news.get(each).seconds()).toArray()));
      statement.setArray(5, connection.createArrayOf("uuid", ids));
      statement.executeUpdate();
    }
  }

  private static DocumentSize size(ResultSet row) throws SQLException {
    return DocumentSize.of(row.getString("media_type"), row.getLong("file_size"));
  }
}
