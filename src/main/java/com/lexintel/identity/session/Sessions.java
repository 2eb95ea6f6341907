package com.lexintel.identity.session;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.identity.oidc.OidcLogin;
import com.lexintel.identity.oidc.OidcLogout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Logins of the page. They stand in the database, so every node knows them, and their end. */
@ApplicationScoped
public class Sessions {
  private static final String SELECT_VALID =
      "select * from web_session where ends_at > ? and used_at > ?";
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private SessionTable table;
  private AuthSettings settings;
  private AuditTrail trail;
  private Clock clock;

  protected Sessions() {}

  @Inject
  public Sessions(DataSource dataSource, AuthSettings settings, AuditTrail trail, Clock clock) {
    this.table = new SessionTable(dataSource);
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A new one.
   *
   * @return what the browser is to bring, known to nobody else
   */
  @InTransaction
  public String begin(OidcLogin login) throws SQLException {
    SessionSecret secret = SessionSecret.random();
    Instant now = clock.instant();
    table.update("delete from web_session where ends_at < ? or used_at < ?", now, idleSince(now));
    table.update(
        "insert into web_session (id, hash, name, display_name, groups, provider_subject,"
            + " provider_session, kept, created_at, used_at, ends_at, confirmed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        secret.hash(),
        login.user().name(),
        login.user().displayName(),
        login.user().groups().toArray(String[]::new),
        login.subject(),
        login.providerSession(),
        secret.encrypt(login.kept().text()),
        now,
        now,
        now.plus(settings.sessionLifetime()),
        now);
    trail.add(Deed.onLogin(Action.LOGGED_IN, null));
    return secret.text();
  }

  /**
   * Whose it is; empty when it has ended or never was.
   *
   * @param used whether a person wants something, and not the page by itself
   */
  public Optional<Identity> identity(String secret, boolean used) throws SQLException {
    Instant now = clock.instant();
    Optional<Identity> found =
        table
            .query(
                SELECT_VALID + " and hash = ?",
                this::identity,
                now,
                idleSince(now),
                new SessionSecret(secret).hash())
            .stream()
            .findFirst();
    if (used && found.isPresent()) {
      table.update(
          "update web_session set used_at = ? where id = ? and used_at < ?",
          now,
          found.get().session(),
          now.minus(noteEvery()));
    }
    return found;
  }

  /** Who those are of that are still good, by their ids. */
  public Map<UUID, Identity> valid(Collection<UUID> ids) throws SQLException {
    Instant now = clock.instant();
    return table
        .query(
            SELECT_VALID + " and id = any(?)",
            this::identity,
            now,
            idleSince(now),
            ids.toArray(UUID[]::new))
        .stream()
        .collect(Collectors.toMap(Identity::session, Function.identity()));
  }

  /**
   * Ends it, and with it what the same login at the provider has begun in other tabs. Where the
   * provider does not name its sessions, all of the user's end.
   *
   * @return what it kept; empty when it had ended already
   */
  @InTransaction
  public Optional<OidcLogin.Kept> end(String secret) throws SQLException {
    SessionSecret session = new SessionSecret(secret);
    List<Ending> own =
        table.query(
            "select provider_subject, provider_session, kept from web_session where hash = ?",
            row -> new Ending(row.getString(1), row.getString(2), row.getBytes(3)),
            (Object) session.hash());
    for (Ending ending : own) {
      endAll(ending.subject(), ending.providerSession());
      trail.add(Deed.onLogin(Action.LOGGED_OUT, null));
    }
    return own.stream()
        .findFirst()
        .map(ending -> OidcLogin.Kept.parse(session.decrypt(ending.kept())));
  }

  private record Ending(String subject, String providerSession, byte[] kept) {}

  /** Ends those that the provider has ended. */
  @InTransaction
  public void end(OidcLogout.ProviderLogout logout) throws SQLException {
    for (String name : endAll(logout.subject(), logout.session())) {
      trail.add(Deed.onLogin(Action.LOGGED_OUT, "user:" + name));
    }
  }

  /** Ends one whose login is not good any more at the provider. */
  @InTransaction
  void endAtProvider(String secret) throws SQLException {
    List<String> names =
        table.query(
            "delete from web_session where hash = ? returning name",
            row -> row.getString(1),
            (Object) new SessionSecret(secret).hash());
    for (String name : names) {
      trail.add(Deed.onLogin(Action.LOGGED_OUT, "user:" + name));
    }
  }

  /**
   * @param subject null for the session of whomever
   * @param providerSession null for all of the subject's
   * @return the names of the users
   */
  private Set<String> endAll(String subject, String providerSession) throws SQLException {
    if (subject == null && providerSession == null) {
      return Set.of();
    }
    return Set.copyOf(
        table.query(
            "delete from web_session where (?::text is null or provider_subject = ?)"
                + " and (?::text is null or provider_session = ?) returning name",
            row -> row.getString(1),
            subject,
            subject,
            providerSession,
            providerSession));
  }

  private Identity identity(ResultSet row) throws SQLException {
    Set<String> groups = Set.of((String[]) row.getArray("groups").getArray());
    return new Identity(
        row.getString("name"),
        row.getString("display_name"),
        groups,
        settings.administers(groups),
        true,
        "oidc",
        null,
        row.getObject("id", UUID.class),
        row.getObject("ends_at", OffsetDateTime.class).toInstant());
  }

  private Instant idleSince(Instant now) {
    return now.minus(settings.sessionIdle());
  }

  private Duration noteEvery() {
    Duration tenth = settings.sessionIdle().dividedBy(10);
    return tenth.compareTo(USE_IS_NOTED_EVERY) < 0 ? tenth : USE_IS_NOTED_EVERY;
  }
}
