package com.lexintel.passages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Of which recipe the vectors of each document are, and who makes them anew. */
@ApplicationScoped
public class VectorRecipes {
  private DataSource dataSource;

  protected VectorRecipes() {}

  @Inject
  public VectorRecipes(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Records for a document that all of its vectors are of that recipe, or that not all of them are.
   */
  public void record(UUID documentId, String recipe) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into document_vectors (document_id, recipe)"
                    + " select ?, case when not exists (select from passage"
                    + " where document_id = ? and recipe is distinct from ?) then ? end"
                    + " on conflict (document_id) do update"
                    + " set recipe = excluded.recipe, claimed_until = null")) {
      insert.setObject(1, documentId);
      insert.setObject(2, documentId);
      insert.setString(3, recipe);
      insert.setString(4, recipe);
      insert.executeUpdate();
    }
  }

  /** How many documents have vectors of another recipe. */
  public int stale(String recipe) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) from document_vectors where recipe is distinct from ?")) {
      select.setString(1, recipe);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /**
   * Takes a document with vectors of another recipe that no other node is at.
   *
   * @param claim how long it is taken, unless {@link #renew} prolongs that
   */
  public Optional<UUID> claim(String recipe, Duration claim) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update document_vectors set claimed_until = now() + ? * interval '1 second'"
                    + " where document_id = (select document_id from document_vectors"
                    + " where recipe is distinct from ?"
                    + " and (claimed_until is null or claimed_until < now())"
                    + " limit 1 for update skip locked)"
                    + " returning document_id")) {
      update.setLong(1, claim.toSeconds());
      update.setString(2, recipe);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  /** Keeps a document; false if it was deleted meanwhile. */
  public boolean renew(UUID documentId, Duration claim) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update document_vectors set claimed_until = now() + ? * interval '1 second'"
                    + " where document_id = ?")) {
      update.setLong(1, claim.toSeconds());
      update.setObject(2, documentId);
      return update.executeUpdate() > 0;
    }
  }
}
