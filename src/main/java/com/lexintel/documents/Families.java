package com.lexintel.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Containers and the files that were found in them, as their rows tell. */
@ApplicationScoped
public class Families {
  private static final String MEMBERS =
      "select id from document where parent_id = ? order by place";

  private static final String PLACES = "select place from document where parent_id = ?";

  private static final String COUNT =
      """
      select count(*),
             count(*) filter (where status in ('completed', 'failed', 'cancelled')),
             count(*) filter (where status = 'failed')
        from document where parent_id = ?
      """;

  private static final String USED =
      """
      select count(*), coalesce(sum(file_size), 0)
        from document
       where root_id = ? and not starts_with(place, ?)
      """;

  // Whoever changes a container has its row locked: it is passed over until the next time.
  private static final String TELL =
      """
      with awaiting as (
        select id from document where awaits_members for no key update skip locked),
      told as (
        select m.parent_id as id,
               (100 + sum(case when m.status in ('completed', 'failed', 'cancelled') then 100
                               else m.progress end)) / (count(*) + 1) as percent,
               case when count(*) filter (where m.status in ('pending', 'processing')
                                            and m.eta_seconds is null) = 0
                    then max(m.eta_seconds - extract(epoch from now() - m.reported_at)::integer)
                           filter (where m.status in ('pending', 'processing')) end as seconds,
               format('Its files: %s of %s done',
                      count(*) filter (where m.status in ('completed', 'failed', 'cancelled')),
                      count(*)) as words
          from document m join awaiting a on a.id = m.parent_id
         group by m.parent_id)
      update document d
         set progress = greatest(d.progress, least(99, told.percent)), message = told.words,
             eta_seconds = greatest(0, told.seconds),
             seq = d.seq + 1, reported_at = date_trunc('milliseconds', now())
        from told
       where d.id = told.id
         and (d.message <> told.words or d.progress < least(99, told.percent)
              or d.reported_at < now() - interval '5 seconds')
      """;

  private static final String DEALT_WITH =
      """
      select id from document d
       where awaits_members
         and not exists (select from document m
                          where m.parent_id = d.id and m.status in ('pending', 'processing'))
      """;

  private DataSource dataSource;

  protected Families() {}

  @Inject
  public Families(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The files that were found in a document, in their order, without those in them. */
  public List<UUID> members(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
      statement.setObject(1, id);
      return ids(statement);
    }
  }

  /** The places of the members that a container already has. */
  public Set<String> places(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(PLACES)) {
      statement.setObject(1, id);
      Set<String> places = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          places.add(rows.getString(1));
        }
      }
      return places;
    }
  }

  public MemberCount count(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new MemberCount(row.getInt(1), row.getInt(2), row.getInt(3));
      }
    }
  }

  /**
   * What was taken out of files.
   *
   * @param bytes of all of it
   */
  public record Used(int number, long bytes) {}

  /** What was taken out of the same upload, save out of this container. */
  public Used usedBeside(Document container) throws SQLException {
    UUID root = container.family().rootId();
    if (root == null) {
      return new Used(0, 0);
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(USED)) {
      statement.setObject(1, root);
      statement.setString(2, container.family().place() + ".");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Used(row.getInt(1), row.getLong(2));
      }
    }
  }

  /** Tells of every container that waits for its members how far they are. */
  public void tell() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TELL)) {
      statement.executeUpdate();
    }
  }

  /** The containers that waited for their members, all of which have ended. */
  public List<UUID> dealtWith() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(DEALT_WITH)) {
      return ids(statement);
    }
  }

  private static List<UUID> ids(PreparedStatement statement) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
