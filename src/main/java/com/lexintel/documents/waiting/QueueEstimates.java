package com.lexintel.documents.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The columns of {@code document} that tell waiting documents their position in the queue. They are
 * written for many documents by one statement, so not through the entity; each write is an event of
 * the document with the next {@code seq}.
 */
@ApplicationScoped
public class QueueEstimates {
  private static final String WAITING =
      """
      select id, seq, media_type, file_size, progress, queue_position, eta_seconds
        from unnest(?::uuid[]) with ordinality as wanted(document_id, place)
        join document on id = document_id
       where status = 'pending'
       order by wanted.place
      """;
  private static final String RUNNING =
      """
      select media_type, file_size, progress,
             (eta_seconds - extract(epoch from now() - reported_at))::double precision as seconds
        from document where status = 'processing' and step <> 'cancelling' and not awaits_members
      """;
  // A row that is locked is about to change, and one with another seq has changed: both are left.
  private static final String STORE =
      """
      update document d
         set queue_position = new.position, eta_seconds = new.seconds,
             seq = d.seq + 1, reported_at = date_trunc('milliseconds', now())
        from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[])
               as new(id, seq, position, seconds)
       where d.id in (select id from document where id = any(?::uuid[]) for update skip locked)
         and d.id = new.id and d.seq = new.seq and d.status = 'pending'
      """;

  private DataSource dataSource;

  protected QueueEstimates() {}

  @Inject
  public QueueEstimates(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Those of the documents that wait for a worker, in the order given. */
  public List<WaitingDocument> waiting(Collection<UUID> ids) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      List<WaitingDocument> waiting = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          waiting.add(
              new WaitingDocument(
                  rows.getObject("id", UUID.class),
                  rows.getLong("seq"),
                  rows.getString("media_type"),
                  rows.getLong("file_size"),
                  rows.getInt("progress"),
                  new QueueEstimate(
                      rows.getObject("queue_position", Integer.class),
                      rows.getObject("eta_seconds", Integer.class))));
        }
      }
      return waiting;
    }
  }

  /** All documents that have a worker. */
  public List<RunningDocument> running() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(RUNNING);
        ResultSet rows = statement.executeQuery()) {
      List<RunningDocument> running = new ArrayList<>();
      while (rows.next()) {
        running.add(
            new RunningDocument(
                rows.getString("media_type"),
                rows.getLong("file_size"),
                rows.getInt("progress"),
                rows.getObject("seconds", Double.class)));
      }
      return running;
    }
  }

  /** Stores new estimates, save for documents that have changed since they were read. */
  public void store(Map<WaitingDocument, QueueEstimate> estimates) throws SQLException {
    List<WaitingDocument> documents = List.copyOf(estimates.keySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(STORE)) {
      Array ids = array(connection, "uuid", documents, WaitingDocument::id);
      statement.setArray(1, ids);
      statement.setArray(2, array(connection, "bigint", documents, WaitingDocument::seq));
      statement.setArray(
          3, array(connection, "integer", documents, each -> estimates.get(each).position()));
      statement.setArray(
          4, array(connection, "integer", documents, each -> estimates.get(each).secondsLeft()));
      statement.setArray(5, ids);
      statement.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<WaitingDocument> documents,
      Function<WaitingDocument, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, documents.stream().map(column).toArray());
  }
}
