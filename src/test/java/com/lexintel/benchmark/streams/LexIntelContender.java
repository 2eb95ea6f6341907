package com.lexintel.benchmark.streams;

import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The server of the container tests. What is published goes over Redis. */
final class LexIntelContender implements Contender {
  /** Tomorrow, so that nobody wonders why nothing becomes of them. */
  private static final String DOCUMENTS =
      """
      insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                            status, step, progress, message, reported_at, attempt, last_attempt,
                            series, fence, seq)
      select (?::text || lpad(to_hex(n), 12, '0'))::uuid, ?, 'brief-' || n || '.pdf',
             'application/pdf', 100000, repeat('0', 64), now(), 'processing', 'embedding', 35,
             'Embedding', now() + interval '1 day', 1, 1, 0, 1, 0
        from generate_series(0, ? - 1) n
      """;

  private final Door door;
  private final UUID legalCase = UUID.randomUUID();
  private final Pipe redis;
  private final ServerProcess server;
  private final Connection rows;

  /**
   * @param publications whose documents are made
   */
  LexIntelContender(Door door, Publications publications) throws Exception {
    this.door = door;
    redis = new Pipe(Integer.getInteger("redis.port"));
    server = ServerProcess.attach();
    rows = TestDatabase.connect();
    store(publications);
  }

  private void store(Publications publications) throws SQLException {
    try (Connection connection = TestDatabase.connect()) {
      TestDatabase.update(
          connection,
          "insert into legal_case (id, name, created_at) values (?, 'Measured', now())",
          legalCase);
      String first = publications.id(0).toString();
      TestDatabase.update(
          connection,
          DOCUMENTS,
          first.substring(0, first.length() - 12),
          legalCase,
          publications.documents());
    }
  }

  @Override
  public String name() {
    return "LexIntel, " + door.title();
  }

  @Override
  public int port() {
    return Integer.getInteger("http.port");
  }

  @Override
  public Visit document(UUID id) {
    return door.document(id);
  }

  @Override
  public Visit legalCase() {
    return door.legalCase(legalCase);
  }

  @Override
  public void publish(int document, UUID id, String event) throws IOException {
    redis.publish("document:" + id + ":progress", event);
  }

  @Override
  public void flush() throws IOException {
    redis.flush();
  }

  @Override
  public void store(int number) throws SQLException {
    try (Connection connection = TestDatabase.connect()) {
      TestDatabase.update(
          connection, "update document set seq = ? where case_id = ?", number, legalCase);
    }
  }

  @Override
  public void store(UUID document, int number) throws SQLException {
    TestDatabase.update(rows, "update document set seq = ? where id = ?", number, document);
  }

  @Override
  public String health() {
    return "/health/ready";
  }

  @Override
  public List<Long> processes() {
    return List.of(server.id());
  }

  @Override
  public long heap() throws IOException {
    return server.heapInUse();
  }

  @Override
  public double compilingSeconds() throws IOException {
    return server.compilingSeconds();
  }

  /** The documents go, so that the next measurement finds an empty database. */
  @Override
  public void close() throws IOException {
    redis.close();
    server.close();
    try (rows) {
      TestDatabase.update(rows, "delete from document where case_id = ?", legalCase);
      TestDatabase.update(rows, "delete from legal_case where id = ?", legalCase);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
