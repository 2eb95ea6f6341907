package com.lexintel.cases;

import com.lexintel.channels.AccessStore;
import com.lexintel.identity.Identity;
import com.lexintel.identity.session.Sessions;
import com.lexintel.identity.token.ApiTokens;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The rule of {@link CaseAccess} for many callers and cases at once. */
@ApplicationScoped
public class StoredAccess implements AccessStore {
  private static final String HIDDEN =
      """
      with followed as (select * from unnest(?::int[], ?::boolean[], ?::uuid[])
                                 as f(caller, admin, case_id)),
           means as (select * from unnest(?::int[], ?::text[]) as s(caller, subject))
      select f.caller, f.case_id
        from followed f
        left join (means s join case_member m on m.subject = s.subject)
               on s.caller = f.caller and m.case_id = f.case_id
       group by f.caller, f.admin, f.case_id
      having coalesce(bool_or(m.role = 'walled'), false) or (count(m.role) = 0 and not f.admin)
      """;

  private DataSource dataSource;
  private ApiTokens tokens;
  private Sessions sessions;

  protected StoredAccess() {}

  @Inject
  public StoredAccess(DataSource dataSource, ApiTokens tokens, Sessions sessions) {
    this.dataSource = dataSource;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public Set<UUID> valid(Set<UUID> used) {
    try {
      return tokens.valid(used);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Map<UUID, Identity> sessions(Set<UUID> used) {
    try {
      return sessions.valid(used);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Map<Identity, Set<UUID>> hidden(Map<Identity, Set<UUID>> cases) {
    List<Identity> callers = List.copyOf(cases.keySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(HIDDEN)) {
      ask(connection, select, callers, cases);
      Map<Identity, Set<UUID>> hidden = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hidden
              .computeIfAbsent(callers.get(rows.getInt(1)), first -> new HashSet<>())
              .add(rows.getObject(2, UUID.class));
        }
      }
      return hidden;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void ask(
      Connection connection,
      PreparedStatement select,
      List<Identity> callers,
      Map<Identity, Set<UUID>> cases)
      throws SQLException {
    List<Integer> followers = new ArrayList<>();
    List<Boolean> admins = new ArrayList<>();
    List<UUID> followed = new ArrayList<>();
    List<Integer> meant = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < callers.size(); i++) {
      for (UUID caseId : cases.get(callers.get(i))) {
        followers.add(i);
        admins.add(callers.get(i).admin());
        followed.add(caseId);
      }
      for (String subject : callers.get(i).subjects()) {
        meant.add(i);
        subjects.add(subject);
      }
    }
    select.setArray(1, connection.createArrayOf("int4", followers.toArray()));
    select.setArray(2, connection.createArrayOf("bool", admins.toArray()));
    select.setArray(3, connection.createArrayOf("uuid", followed.toArray()));
    select.setArray(4, connection.createArrayOf("int4", meant.toArray()));
    select.setArray(5, connection.createArrayOf("text", subjects.toArray()));
  }

  private static Problem unavailable(SQLException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached at the moment", cause);
  }
}
