package com.lexintel.benchmark;

import com.lexintel.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What storing takes at least: each file written to the disk, and in one transaction a row for each
 * of those that came together. No client, no audit, no queue, no events.
 */
final class BareStore implements SmallFiles.Client<List<byte[]>>, AutoCloseable {
  private final Path directory;
  private final Connection connection = TestDatabase.connect();
  private final PreparedStatement insert;

  BareStore(Path directory) throws SQLException {
    this.directory = directory;
    TestDatabase.update(
        connection, "create table if not exists bare_file (id uuid primary key, bytes integer)");
    connection.setAutoCommit(false);
    insert = connection.prepareStatement("insert into bare_file values (?, ?)");
  }

  @Override
  public void take(List<byte[]> together) throws IOException, SQLException {
    for (byte[] content : together) {
      UUID id = UUID.randomUUID();
      write(id, content);
      insert.setObject(1, id);
      insert.setInt(2, content.length);
      insert.addBatch();
    }
    insert.executeBatch();
    connection.commit();
  }

  private void write(UUID id, byte[] content) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(id.toString().substring(0, 2)));
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(id.toString()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(content));
      file.force(true);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
