package com.lexintel.identity.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.MovingClock;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Visit;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.identity.oidc.FakeProvider;
import com.lexintel.identity.oidc.OidcClient;
import com.lexintel.identity.oidc.OidcLogin;
import com.lexintel.identity.oidc.OidcLogout;
import com.lexintel.identity.oidc.OidcProvider;
import com.lexintel.identity.oidc.OidcUser;
import com.lexintel.settings.TestSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logins of the page, as two nodes on one database see them. */
class SessionsTest {
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();

  private final FakeProvider provider = new FakeProvider();
  private final MovingClock clock = new MovingClock();
  private final AuthSettings settings =
      new AuthSettings(
          TestSettings.with(
              Map.of(
                  "lexintel.auth", "oidc",
                  "lexintel.auth.admin-group", "admins",
                  "lexintel.auth.oidc.issuer", provider.issuer(),
                  "lexintel.auth.session.lifetime", "12h",
                  "lexintel.auth.session.idle", "2h",
                  "lexintel.auth.session.refresh", "5m")));
  private final Node one = new Node();
  private final Node other = new Node();

  private final class Node {
    private final Sessions sessions =
        new Sessions(
            DATABASE.database(),
            settings,
            new AuditTrail(DATABASE.database(), new Visit(), clock),
            clock);
    private final SessionRefresh refresh =
        new SessionRefresh(
            DATABASE.database(),
            settings,
            new OidcClient(settings, new OidcProvider(settings, clock)),
            sessions,
            clock);

    private Optional<Identity> who(String secret) throws SQLException {
      return sessions.identity(secret, true);
    }
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aLoginOnOneNodeIsGoodOnTheOtherUntilItEndsOnEither() throws SQLException {
    String secret = one.sessions.begin(login("anna", null, "admins"));
    Identity anna = other.who(secret).orElseThrow();
    assertEquals("anna", anna.name());
    assertTrue(anna.admin());
    assertEquals("oidc", anna.auth());
    assertEquals(Map.of(anna.session(), anna), one.sessions.valid(List.of(anna.session())));
    assertEquals("id token", other.sessions.end(secret).orElseThrow().idToken());
    assertEquals(Optional.empty(), one.who(secret));
    assertEquals(Map.of(), one.sessions.valid(List.of(anna.session())));
    assertEquals(Optional.empty(), one.sessions.end(secret));
  }

  @Test
  void whatTheBrowserDoesNotHoldFindsNothing() throws SQLException {
    String secret = one.sessions.begin(login("anna", null));
    UUID id = one.who(secret).orElseThrow().session();
    for (String guess : List.of("", id.toString(), secret.toLowerCase(Locale.ROOT))) {
      assertEquals(Optional.empty(), one.who(guess));
    }
    String rows = rows();
    assertFalse(rows.contains(secret), "the secret is not stored");
    assertFalse(rows.contains("id token") || rows.contains("refresh"), "nor what is kept by it");
  }

  @Test
  void itEndsWhenItIsNotUsedAndWhenItsTimeIsOver() throws SQLException {
    String unused = one.sessions.begin(login("anna", null));
    String used = one.sessions.begin(login("ben", null));
    UUID followed = one.who(unused).orElseThrow().session();
    for (int i = 0; i < 3; i++) {
      clock.pass(Duration.ofMinutes(50));
      assertTrue(one.who(used).isPresent());
      // What the page does by itself is no use.
      one.sessions.identity(unused, false);
    }
    assertEquals(Optional.empty(), one.who(unused));
    assertEquals(Map.of(), one.sessions.valid(List.of(followed)), "its streams end too");
    for (int i = 0; i < 12; i++) {
      clock.pass(Duration.ofMinutes(50));
      one.who(used);
    }
    assertEquals(Optional.empty(), other.who(used));
    one.sessions.begin(login("carl", null));
    assertFalse(rows().contains("anna"), "what is over is removed");
  }

  @Test
  void aLogoutEndsAllTabsOfOneLoginAtTheProviderAndNoOther() throws SQLException {
    String tab = one.sessions.begin(login("anna", "s1"));
    String secondTab = other.sessions.begin(login("anna", "s1"));
    String atHome = one.sessions.begin(login("anna", "s2"));
    String ben = one.sessions.begin(login("ben", "s3"));
    one.sessions.end(tab);
    assertEquals(Optional.empty(), one.who(secondTab));
    assertTrue(one.who(atHome).isPresent());
    assertTrue(one.who(ben).isPresent());
  }

  @Test
  void whereTheProviderNamesNoSessionsAllOfTheUserEnd() throws SQLException {
    String tab = one.sessions.begin(login("dora", null));
    String another = one.sessions.begin(login("dora", null));
    String ben = one.sessions.begin(login("emil", null));
    one.sessions.end(tab);
    assertEquals(Optional.empty(), one.who(another));
    assertTrue(one.who(ben).isPresent());
  }

  @Test
  void theProviderEndsOneSessionOrAllOfAUser() throws SQLException {
    String first = one.sessions.begin(login("fay", "f1"));
    String second = one.sessions.begin(login("fay", "f2"));
    String third = one.sessions.begin(login("fay", "f3"));
    String gus = one.sessions.begin(login("gus", "g1"));
    other.sessions.end(new OidcLogout.ProviderLogout("gus", "f1"));
    assertTrue(one.who(first).isPresent(), "it is not his");
    other.sessions.end(new OidcLogout.ProviderLogout(null, "f1"));
    assertEquals(Optional.empty(), one.who(first));
    assertTrue(one.who(second).isPresent());
    other.sessions.end(new OidcLogout.ProviderLogout("fay", null));
    assertEquals(Optional.empty(), one.who(second));
    assertEquals(Optional.empty(), one.who(third));
    other.sessions.end(new OidcLogout.ProviderLogout(null, null));
    assertTrue(one.who(gus).isPresent());
  }

  @Test
  void groupsFollowTheProvider() throws SQLException {
    String secret = one.sessions.begin(login("anna", null, "admins"));
    assertFalse(one.refresh.refresh(secret), "not yet");
    assertEquals(0, provider.asked().size());
    clock.pass(Duration.ofMinutes(6));
    provider.says(Map.of("groups", List.of("readers")));
    provider.gives("next");
    assertTrue(one.refresh.refresh(secret));
    assertEquals("refresh", provider.asked().get(0).get("refresh_token"));
    Identity now = other.who(secret).orElseThrow();
    assertEquals(Set.of("readers"), now.groups());
    assertFalse(now.admin());
    clock.pass(Duration.ofMinutes(6));
    assertTrue(other.refresh.refresh(secret));
    assertEquals("next", provider.asked().get(1).get("refresh_token"));
  }

  @Test
  void aProviderThatOnlySaysThatTheLoginIsGoodChangesNothing() throws SQLException {
    String secret = one.sessions.begin(login("anna", null, "admins"));
    provider.says(null);
    provider.gives("second");
    clock.pass(Duration.ofMinutes(6));
    one.refresh.refresh(secret);
    assertEquals(Set.of("admins"), one.who(secret).orElseThrow().groups());
    clock.pass(Duration.ofMinutes(6));
    one.refresh.refresh(secret);
    assertEquals("second", provider.asked().get(1).get("refresh_token"));
  }

  @Test
  void ofManyTabsOneAsks() throws Exception {
    String secret = one.sessions.begin(login("anna", null));
    clock.pass(Duration.ofMinutes(6));
    ExecutorService tabs = Executors.newFixedThreadPool(10);
    try {
      List<Callable<Boolean>> requests = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Node node = i % 2 == 0 ? one : other;
        requests.add(() -> node.refresh.refresh(secret));
      }
      for (Future<Boolean> request : tabs.invokeAll(requests)) {
        request.get();
      }
    } finally {
      tabs.shutdownNow();
    }
    assertEquals(1, provider.asked().size());
    assertTrue(one.who(secret).isPresent());
  }

  @Test
  void aLoginThatTheProviderEndedEndsHereToo() throws SQLException {
    String secret = one.sessions.begin(login("anna", null));
    clock.pass(Duration.ofMinutes(6));
    provider.answersWith(400);
    assertTrue(one.refresh.refresh(secret));
    assertEquals(Optional.empty(), one.who(secret));
  }

  @Test
  void aRefreshThatSpeaksOfSomebodyElseEndsIt() throws SQLException {
    String secret = one.sessions.begin(login("anna", null));
    clock.pass(Duration.ofMinutes(6));
    provider.says(Map.of("sub", "mallory"));
    one.refresh.refresh(secret);
    assertEquals(Optional.empty(), one.who(secret));
  }

  @Test
  void aProviderThatIsAwayEndsNothing() throws SQLException {
    String secret = one.sessions.begin(login("anna", null, "admins"));
    clock.pass(Duration.ofMinutes(6));
    provider.away(true);
    assertFalse(one.refresh.refresh(secret));
    assertTrue(one.who(secret).orElseThrow().admin());
    provider.away(false);
    assertFalse(one.refresh.refresh(secret), "it is not asked at once");
    clock.pass(Duration.ofSeconds(31));
    assertTrue(one.refresh.refresh(secret));
    assertFalse(one.who(secret).orElseThrow().admin());
  }

  private static OidcLogin login(String name, String providerSession, String... groups) {
    return new OidcLogin(
        new OidcUser(name, name, Set.of(groups)),
        name,
        providerSession,
        new OidcLogin.Kept("id token", "refresh"));
  }

  private static String rows() throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Connection connection = DATABASE.database().getConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery("select encode(kept, 'escape'), s.* from web_session s")) {
      while (row.next()) {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          rows.append(row.getString(i)).append(' ');
        }
      }
    }
    return rows.toString();
  }
}
