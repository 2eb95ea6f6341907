package com.lexintel.identity.session;

import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.oidc.OidcClient;
import com.lexintel.identity.oidc.OidcLogin;
import com.lexintel.identity.oidc.OidcRefused;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider again who somebody is that has logged in: groups change, and logins end there.
 * Streams that are open go on with the groups that the session has now.
 */
@ApplicationScoped
public class SessionRefresh {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRefresh.class);

  // A node that died while it asked must not keep the others from asking.
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(30);

  private SessionTable table;
  private AuthSettings settings;
  private OidcClient client;
  private Sessions sessions;
  private Clock clock;

  protected SessionRefresh() {}

  @Inject
  public SessionRefresh(
      DataSource dataSource,
      AuthSettings settings,
      OidcClient client,
      Sessions sessions,
      Clock clock) {
    this.table = new SessionTable(dataSource);
    this.settings = settings;
    this.client = client;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Asks if it is time to. A provider that is away is asked again later; the session stays as it
   * is.
   *
   * @return whether the session is another now, or has ended
   */
  public boolean refresh(String secret) throws SQLException {
    SessionSecret session = new SessionSecret(secret);
    Optional<OidcLogin.Kept> kept = claim(session);
    if (kept.isEmpty()) {
      return false;
    }
    try {
      if (kept.get().refreshToken() == null) {
        return false;
      }
      store(session, client.refresh(kept.get()));
      return true;
    } catch (Problem away) {
      LOG.debug("A login cannot be refreshed now", away);
      return false;
    } catch (OidcRefused refused) {
      LOG.info("A login has ended at the provider: {}", refused.getMessage());
      sessions.endAtProvider(secret);
      return true;
    }
  }

  /** Of those that ask at the same moment, on whichever nodes, one gets it: it is good once. */
  private Optional<OidcLogin.Kept> claim(SessionSecret session) throws SQLException {
    Instant now = clock.instant();
    List<byte[]> claimed =
        table.query(
            "update web_session set refresh_begun_at = ? where hash = ? and confirmed_at < ?"
                + " and (refresh_begun_at is null or refresh_begun_at < ?) returning kept",
            row -> row.getBytes(1),
            now,
            session.hash(),
            now.minus(settings.sessionRefresh()),
            now.minus(TAKES_AT_MOST));
    return claimed.stream().findFirst().map(session::decrypt).map(OidcLogin.Kept::parse);
  }

  private void store(SessionSecret session, OidcClient.Refreshed now) throws SQLException {
    int stored =
        table.update(
            "update web_session set kept = ?, confirmed_at = ?, refresh_begun_at = null"
                + " where hash = ?",
            session.encrypt(now.kept().text()),
            clock.instant(),
            session.hash());
    if (stored == 1 && now.login().isPresent()) {
      stored = store(session, now.login().get());
    }
    if (stored == 0) {
      // It has ended meanwhile, or the provider speaks of somebody else.
      sessions.endAtProvider(session.text());
    }
  }

  private int store(SessionSecret session, OidcLogin login) throws SQLException {
    return table.update(
        "update web_session set display_name = ?, groups = ?"
            + " where hash = ? and name = ? and provider_subject = ?",
        login.user().displayName(),
        login.user().groups().toArray(String[]::new),
        session.hash(),
        login.user().name(),
        login.subject());
  }
}
