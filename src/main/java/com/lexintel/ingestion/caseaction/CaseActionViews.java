package com.lexintel.ingestion.caseaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** How far the actions of cases are: those of today and yesterday, the newest hundred of a case. */
@ApplicationScoped
public class CaseActionViews {
  private static final String NEWEST =
      """
      select c.id, a.* from unnest(?::uuid[]) as c (id)
       cross join lateral (select kind, documents, reached, asked_at, ended_at
                             from case_action where case_id = c.id order by id desc limit 100) a
      """;

  private DataSource dataSource;

  protected CaseActionViews() {}

  @Inject
  public CaseActionViews(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Newest first. */
  public Map<UUID, List<CaseActionView>> of(Collection<UUID> cases) throws SQLException {
    Map<UUID, List<CaseActionView>> found = new HashMap<>();
    cases.forEach(id -> found.put(id, new ArrayList<>()));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(NEWEST)) {
      select.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.get(rows.getObject("id", UUID.class)).add(view(rows));
        }
      }
    }
    return found;
  }

  private static CaseActionView view(ResultSet row) throws SQLException {
    return new CaseActionView(
        Kind.valueOf(row.getString("kind")).word(),
        row.getInt("documents"),
        row.getInt("reached"),
        instant(row, "asked_at"),
        instant(row, "ended_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
