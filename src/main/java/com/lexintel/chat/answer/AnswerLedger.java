package com.lexintel.chat.answer;

import com.lexintel.channels.answer.PlacedCitation;
import com.lexintel.database.InTransaction;
import com.lexintel.progress.JsonFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who writes which answer. Each change is one statement; it has a transaction for the reason that
 * {@link QuoteCheck} has one. Times are the database's, since the clocks of the nodes may differ.
 */
@ApplicationScoped
@InTransaction
public class AnswerLedger {
  private static final String CLAIM =
      """
      update answer set status = 'searching', fence = fence + 1, model = ?,
             lease_until = now() + ? * interval '1 millisecond'
       where id = (select id from answer where status = 'waiting'
                    order by created_at, id limit 1 for update skip locked)
      returning id, fence
      """;

  private static final String ADD =
      """
      with held as (
        update answer
           set length = ?, status = ?, error_code = ?, error_message = ?, prompt_tokens = ?,
               answer_tokens = ?, ended_at = case when ? then now() end,
               lease_until = now() + ? * interval '1 millisecond'
         where id = ? and fence = ? and length = ? and status in ('searching', 'writing')
        returning id, length),
      piece as (
        insert into answer_piece (answer_id, start_offset, end_offset, text)
        select id, ?, length, ? from held where length > ?),
      cited as (
        insert into answer_citation
        select held.id, c.number, c.at_offset, c.document_id, c.filename, c.page, c.ordinal, c.start,
               c."end", c.quote
          from held, json_to_recordset(?::json)
            as c (number int, at_offset int, document_id uuid, filename text, page int, ordinal int,
                  start int, "end" int, quote text))
      select count(*) from held
      """;

  private static final String RENEW =
      """
      update answer set lease_until = now() + ? * interval '1 millisecond'
        from unnest(?::uuid[], ?::bigint[]) as mine (id, fence)
       where answer.id = mine.id and answer.fence = mine.fence
         and status in ('searching', 'writing')
      returning answer.id
      """;

  private static final String STOP =
      """
      update answer set status = 'stopped', fence = fence + 1, ended_at = now()
       where id = ? and status in ('waiting', 'searching', 'writing')
      """;

  private static final String FAIL_ABANDONED =
      """
      update answer set status = 'failed', fence = fence + 1, ended_at = now(),
             error_code = 'worker_lost',
             error_message = 'The server that was writing this answer has stopped'
       where status in ('searching', 'writing') and lease_until < now()
      returning id
      """;

  private static final String HAND_BACK =
      """
      update answer
         set fence = fence + 1,
             status = case when length = 0 then 'waiting' else 'failed' end,
             ended_at = case when length > 0 then now() end,
             error_code = case when length > 0 then 'worker_lost' end,
             error_message = case when length > 0
               then 'The server that was writing this answer has stopped' end
       where id = ? and fence = ? and status in ('searching', 'writing')
      """;

  private DataSource dataSource;

  protected AnswerLedger() {}

  @Inject
  public AnswerLedger(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The right to write the answer that waits longest; empty when none waits. */
  public Optional<Claim> claim(String model, Duration lease) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setString(1, model);
      claim.setLong(2, lease.toMillis());
      try (ResultSet row = claim.executeQuery()) {
        return row.next()
            ? Optional.of(new Claim(row.getObject(1, UUID.class), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  /**
   * @return false when the answer is no longer this writer's; nothing is stored then
   */
  boolean add(Claim claim, Addition addition, Duration lease) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setInt(1, addition.end());
      add.setString(2, addition.status().word());
      add.setString(3, addition.failure() == null ? null : addition.failure().code());
      add.setString(4, addition.failure() == null ? null : addition.failure().message());
      add.setObject(5, addition.usage().prompt(), Types.INTEGER);
      add.setObject(6, addition.usage().answer(), Types.INTEGER);
      add.setBoolean(7, addition.status().ended());
      add.setLong(8, lease.toMillis());
      add.setObject(9, claim.answerId());
      add.setLong(10, claim.fence());
      add.setInt(11, addition.offset());
      add.setInt(12, addition.offset());
      add.setString(13, addition.text());
      add.setInt(14, addition.offset());
      add.setString(15, json(addition.citations()));
      try (ResultSet row = add.executeQuery()) {
        row.next();
        return row.getInt(1) == 1;
      }
    }
  }

  private static String json(List<PlacedCitation> citations) {
    JsonArrayBuilder array = JsonFactory.JSON.createArrayBuilder();
    citations.forEach(
        each ->
            array.add(
                JsonFactory.JSON
                    .createObjectBuilder(each.citation().toJson())
                    .add("at_offset", each.at())));
    return array.build().toString();
  }

  /**
   * Says that the writers of this node are alive.
   *
   * @return the answers that are still theirs
   */
  public Set<UUID> renew(Collection<Claim> claims, Duration lease) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, lease.toMillis());
      renew.setArray(
          2, connection.createArrayOf("uuid", claims.stream().map(Claim::answerId).toArray()));
      renew.setArray(
          3, connection.createArrayOf("int8", claims.stream().map(Claim::fence).toArray()));
      return ids(renew);
    }
  }

  /**
   * Ends an answer where it is.
   *
   * @return whether it had not ended before
   */
  public boolean stop(UUID answerId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement stop = connection.prepareStatement(STOP)) {
      stop.setObject(1, answerId);
      return stop.executeUpdate() == 1;
    }
  }

  /** Ends the answers whose writers have been silent for the time of their lease. */
  public Set<UUID> failAbandoned() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement fail = connection.prepareStatement(FAIL_ABANDONED)) {
      return ids(fail);
    }
  }

  /** Gives up an answer: another node begins with it, unless some of it is written. */
  public void handBack(Claim claim) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement give = connection.prepareStatement(HAND_BACK)) {
      give.setObject(1, claim.answerId());
      give.setLong(2, claim.fence());
      give.executeUpdate();
    }
  }

  private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
