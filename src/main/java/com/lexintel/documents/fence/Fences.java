package com.lexintel.documents.fence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The fences of many documents, read without their rows being locked or loaded. */
@ApplicationScoped
public class Fences {
  private static final String FENCES = "select id, fence from document where id = any(?)";

  private DataSource dataSource;

  protected Fences() {}

  @Inject
  public Fences(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The present fence of each document that still exists. */
  public Map<UUID, Long> of(Collection<UUID> ids) throws SQLException {
    Map<UUID, Long> fences = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FENCES)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          fences.put(rows.getObject("id", UUID.class), rows.getLong("fence"));
        }
      }
    }
    return fences;
  }
}
