package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
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
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

  // Rows are locked in one order here and where leases are renewed, so that neither waits for the
  // other. The length alone changes no index; the beat renews the leases.
  private static final String ADD =
      """
      with wanted as (
        select * from unnest(?::uuid[], ?::bigint[], ?::int[], ?::int[], ?::text[], ?::text[],
                             ?::text[], ?::text[], ?::int[], ?::int[])
          as w (id, fence, start_offset, end_offset, text, status, error_code, error_message,
                prompt_tokens, answer_tokens)),
      mine as (
        select answer.id from answer join wanted w on w.id = answer.id
         where answer.fence = w.fence and answer.length = w.start_offset
           and answer.status in ('searching', 'writing')
         order by answer.id for no key update of answer),
      held as (
        update answer
           set length = w.end_offset, status = w.status, error_code = w.error_code,
               error_message = w.error_message, prompt_tokens = w.prompt_tokens,
               answer_tokens = w.answer_tokens,
               ended_at = case when w.status in ('completed', 'failed') then now() end
          from wanted w join mine on mine.id = w.id
         where answer.id = w.id
        returning answer.id),
      piece as (
        insert into answer_piece (answer_id, start_offset, end_offset, text)
        select w.id, w.start_offset, w.end_offset, w.text
          from wanted w join held on held.id = w.id where w.end_offset > w.start_offset),
      cited as (
        insert into answer_citation
        select held.id, c.number, c.at_offset, c.document_id, c.filename, c.page, c.ordinal, c.start,
               c."end", c.quote
          from held join json_to_recordset(?::json)
            as c (answer_id uuid, number int, at_offset int, document_id uuid, filename text,
                  page int, ordinal int, start int, "end" int, quote text)
            on c.answer_id = held.id)
      select id from held
      """;

  private static final String RENEW =
      """
      with mine as (
        select answer.id
          from answer join unnest(?::uuid[], ?::bigint[]) as w (id, fence) on w.id = answer.id
         where answer.fence = w.fence and status in ('searching', 'writing')
         order by answer.id for no key update of answer)
      update answer set lease_until = now() + ? * interval '1 millisecond'
        from mine where answer.id = mine.id
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
       where id in (select id from answer
                     where status in ('searching', 'writing') and lease_until < now()
                     order by id for no key update skip locked)
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
   * Stores what several writers add, all of it or nothing.
   *
   * @return the answers that still belong to their writers; what is added to others is not stored
   */
  Set<UUID> add(List<Addition> additions) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      setColumn(add, 1, "uuid", additions, each -> each.claim().answerId());
      setColumn(add, 2, "int8", additions, each -> each.claim().fence());
      setColumn(add, 3, "int4", additions, Addition::offset);
      setColumn(add, 4, "int4", additions, Addition::endOffset);
      setColumn(add, 5, "text", additions, Addition::text);
      setColumn(add, 6, "text", additions, each -> each.status().word());
      setColumn(add, 7, "text", additions, each -> each.failed(AnswerFailure::code));
      setColumn(add, 8, "text", additions, each -> each.failed(AnswerFailure::message));
      setColumn(add, 9, "int4", additions, each -> each.usage().prompt());
      setColumn(add, 10, "int4", additions, each -> each.usage().answer());
      add.setString(11, json(additions));
      return ids(add);
    }
  }

  private static <T> void setColumn(
      PreparedStatement statement,
      int index,
      String type,
      Collection<T> rows,
      Function<T, Object> value)
      throws SQLException {
    Object[] values = rows.stream().map(value).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private static String json(List<Addition> additions) {
    JsonArrayBuilder array = JsonFactory.JSON.createArrayBuilder();
    for (Addition addition : additions) {
      for (PlacedCitation each : addition.citations()) {
        array.add(
            JsonFactory.JSON
                .createObjectBuilder(each.citation().toJson())
                .add("answer_id", addition.claim().answerId().toString())
                .add("at_offset", each.at()));
      }
    }
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
      setColumn(renew, 1, "uuid", claims, Claim::answerId);
      setColumn(renew, 2, "int8", claims, Claim::fence);
      renew.setLong(3, lease.toMillis());
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
