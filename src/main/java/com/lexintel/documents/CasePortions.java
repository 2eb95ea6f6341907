package com.lexintel.documents;

import com.lexintel.api.Cursor;
import com.lexintel.documents.Portion.Changed;
import com.lexintel.documents.Portion.Held;
import com.lexintel.documents.fence.AttemptNumbers;
import com.lexintel.documents.fence.WriterFence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Cancels and retries the documents of a case, many by one statement: each becomes what {@link
 * Document} makes of a single one. What a worker has, and what another transaction has locked, ends
 * a portion and is left to the caller.
 *
 * <p>Cancel goes from the newest upload to the oldest, and within one from the outside in: nothing
 * is added to a container that has been passed, so what lies in it is still to come. Retry goes the
 * other way, so that a container is not completed before the files in it wait again.
 */
@ApplicationScoped
public class CasePortions {
  private static final int AT_MOST = 500;

  private static final String OPEN = "status in ('pending', 'processing') and step <> 'cancelling'";
  private static final String WITHOUT_WORKER = "(status = 'pending' or awaits_members)";
  private static final String RETRYABLE = "status in ('failed', 'cancelled')";

  /**
   * Entered in the index at the cursor, as lists are, however large a family is. The planner must
   * not sort a case to read its next few, nor look for a document by its state: what it has counted
   * of states is long out of date while they change by the thousand.
   */
  private static final String NEXT =
      """
      with behind as (
        select * from (
          (select id, created_at, coalesce(root_id, id) as family, place from document
            where case_id = ? and (%1$s) is true
              and created_at = ? and (coalesce(root_id, id), place) %2$s (?, ?)
            order by created_at %3$s, coalesce(root_id, id) %4$s, place %4$s limit ?)
          union all
          (select id, created_at, coalesce(root_id, id), place from document
            where case_id = ? and (%1$s) is true and created_at %5$s ? and created_at <= ?
            order by created_at %3$s, coalesce(root_id, id) %4$s, place %4$s limit ?)) both_parts
         order by created_at %3$s, family %4$s, place %4$s limit ?),
      locked as (
        select d.id, %1$s and %6$s as free from behind b
         cross join lateral (select * from document where id = b.id for update skip locked) d)
      select b.id, b.created_at, b.family, b.place, coalesce(l.free, false) as free
        from behind b left join locked l on l.id = b.id
       order by b.created_at %3$s, b.family %4$s, b.place %4$s
      """;

  private static final String NEXT_TO_CANCEL =
      NEXT.formatted(OPEN, ">", "desc", "asc", "<", WITHOUT_WORKER);
  private static final String NEXT_TO_RETRY =
      NEXT.formatted(RETRYABLE, "<", "asc", "desc", ">", "true");

  // The fence and seq are those that a cancel in its two steps comes to.
  private static final String CANCEL =
      """
      update document
         set status = 'cancelled', step = 'cancelling', message = '%s', reported_at = ?,
             eta_seconds = null, queue_position = null, awaits_members = false,
             passage_count = null, page_count = null, warnings = '%s', extracted_at = null,
             fence = fence + 1, seq = (fence + 1) * %d + 2
       where id = any(?) returning id, series, filename
      """
          .formatted(Document.CANCELLED, WarningList.NONE, WriterFence.EVENTS_PER_FENCE);
  private static final String RETRY =
      """
      update document
         set status = 'pending', step = 'queued', progress = 0, message = '%s', reported_at = ?,
             eta_seconds = null, queue_position = null, awaits_members = false,
             error_code = null, error_message = null,
             series = series + 1, last_attempt = attempt + %d,
             fence = fence + 1, seq = (fence + 1) * %d + 1
       where id = any(?) returning id, series, filename
      """
          .formatted(Document.WAITING, AttemptNumbers.PER_SERIES, WriterFence.EVENTS_PER_FENCE);

  private DataSource dataSource;

  protected CasePortions() {}

  @Inject
  public CasePortions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Cancels what has not ended, in the transaction of the caller, who removes what was made of it.
   *
   * @param after the end of the portion before
   * @param until when the last of the documents came
   */
  public Portion cancel(UUID caseId, Cursor after, Instant until, Instant now) throws SQLException {
    return change(NEXT_TO_CANCEL, CANCEL, caseId, after, until, now);
  }

  /**
   * Tries again what failed or was cancelled, in the transaction of the caller, who queues it.
   *
   * @param after the end of the portion before
   * @param until when the last of the documents came
   */
  public Portion retry(UUID caseId, Cursor after, Instant until, Instant now) throws SQLException {
    return change(NEXT_TO_RETRY, RETRY, caseId, after, until, now);
  }

  private Portion change(
      String next, String change, UUID caseId, Cursor after, Instant until, Instant now)
      throws SQLException {
    List<UUID> free = new ArrayList<>();
    Cursor end = after;
    Held held = null;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(next)) {
      setBounds(select, caseId, after, until);
      try (ResultSet rows = select.executeQuery()) {
        while (held == null && rows.next()) {
          UUID id = rows.getObject("id", UUID.class);
          if (rows.getBoolean("free")) {
            free.add(id);
            end = place(rows);
          } else {
            held = new Held(id, place(rows));
          }
        }
      }
      return new Portion(changed(connection, change, free, now), end, held);
    }
  }

  private static void setBounds(PreparedStatement select, UUID caseId, Cursor after, Instant until)
      throws SQLException {
    OffsetDateTime time = after.time().atOffset(ZoneOffset.UTC);
    select.setObject(1, caseId);
    select.setObject(2, time);
    select.setObject(3, after.id());
    select.setString(4, after.place());
    select.setInt(5, AT_MOST);
    select.setObject(6, caseId);
    select.setObject(7, time);
    select.setObject(8, until.atOffset(ZoneOffset.UTC));
    select.setInt(9, AT_MOST);
    select.setInt(10, AT_MOST);
  }

  private static Cursor place(ResultSet row) throws SQLException {
    return new Cursor(
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("family", UUID.class),
        row.getString("place"));
  }

  private static List<Changed> changed(
      Connection connection, String change, List<UUID> ids, Instant now) throws SQLException {
    List<Changed> changed = new ArrayList<>();
    if (ids.isEmpty()) {
      return changed;
    }
    try (PreparedStatement update = connection.prepareStatement(change)) {
      update.setObject(1, now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
      update.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = update.executeQuery()) {
        while (rows.next()) {
          changed.add(
              new Changed(
                  rows.getObject("id", UUID.class),
                  rows.getInt("series"),
                  rows.getString("filename")));
        }
      }
    }
    return changed;
  }
}
