package com.lexintel.documents;

import com.lexintel.cases.Tallies;
import com.lexintel.channels.state.Tally;
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

/** Tallies that the database counts. */
@ApplicationScoped
public class StoredTallies implements Tallies {
  // Those that have ended are only counted, for which an index is enough.
  private static final String TALLIES =
      """
      select case_id, sum(pending), sum(processing), sum(completed), sum(failed), sum(cancelled),
             sum(progress), sum(estimated), max(ending)
        from (
          select case_id, 0 as pending, 0 as processing,
                 count(*) filter (where status = 'completed') as completed,
                 count(*) filter (where status = 'failed') as failed,
                 count(*) filter (where status = 'cancelled') as cancelled,
                 100 * count(*) as progress, 0 as estimated, null::bigint as ending
            from document
           where case_id = any(?) and status in ('completed', 'failed', 'cancelled')
           group by case_id
          union all
          select case_id, count(*) filter (where status = 'pending'),
                 count(*) filter (where status = 'processing'), 0, 0, 0,
                 sum(least(progress, 99)), count(eta_seconds),
                 max(floor(extract(epoch from reported_at) * 1000)::bigint + eta_seconds * 1000)
            from document
           where case_id = any(?) and status in ('pending', 'processing')
           group by case_id) counted
       group by case_id
      """;

  private DataSource dataSource;

  protected StoredTallies() {}

  @Inject
  public StoredTallies(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Map<UUID, Tally> of(Collection<UUID> cases) throws SQLException {
    Map<UUID, Tally> tallies = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(TALLIES)) {
      Object[] ids = cases.toArray();
      select.setArray(1, connection.createArrayOf("uuid", ids));
      select.setArray(2, connection.createArrayOf("uuid", ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tallies.put(rows.getObject(1, UUID.class), tally(rows));
        }
      }
    }
    return tallies;
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getLong(7),
        row.getInt(8),
        row.getObject(9, Long.class));
  }
}
