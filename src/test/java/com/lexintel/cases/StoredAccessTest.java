package com.lexintel.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.database.MigratedPostgres;
import com.lexintel.identity.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rule of who may see what, for many at once. */
class StoredAccessTest {
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();

  private final StoredAccess access = new StoredAccess(DATABASE.database(), null, null);

  @Test
  void eachCallerMissesWhatIsNotForThem() throws SQLException {
    UUID first = caseWith("user:olga owner", "group:readers reader", "user:wanda walled");
    UUID second = caseWith("user:olga owner", "user:rita editor", "group:staff walled");
    Set<UUID> both = Set.of(first, second);
    Identity olga = caller("olga", false);
    Identity rita = caller("rita", false, "readers");
    Identity wanda = caller("wanda", false, "readers");
    Identity stranger = caller("sam", false);
    Identity admin = caller("ada", true);
    Identity walledAdmin = caller("adam", true, "staff");
    assertEquals(
        Map.of(wanda, both, stranger, both, walledAdmin, Set.of(second)),
        access.hidden(
            Map.of(
                olga,
                both,
                rita,
                both,
                wanda,
                both,
                stranger,
                both,
                admin,
                both,
                walledAdmin,
                both)));
    assertEquals(Map.of(), access.hidden(Map.of(rita, both)));
    assertEquals(Map.of(), access.hidden(Map.of(stranger, Set.of())));
    UUID unknown = UUID.randomUUID();
    assertEquals(
        Map.of(olga, Set.of(unknown)), access.hidden(Map.of(olga, Set.of(unknown, first))));
  }

  private static Identity caller(String name, boolean admin, String... groups) {
    return new Identity(name, name, Set.of(groups), admin, true, "oidc", null, null);
  }

  private static UUID caseWith(String... members) throws SQLException {
    UUID caseId = UUID.randomUUID();
    execute("insert into legal_case (id, name, created_at) values (?, 'Case', now())", caseId);
    for (String member : members) {
      String[] words = member.split(" ");
      execute("insert into case_member values (?, ?, ?)", caseId, words[0], words[1]);
    }
    return caseId;
  }

  private static void execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = DATABASE.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
