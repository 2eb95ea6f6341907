package com.lexintel.identity.token;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.identity.Secret;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Tokens for scripts. A token is shown once; only its hash is kept. */
@ApplicationScoped
public class ApiTokens {
  public static final String PREFIX = "lxt_";
  private static final int BYTES = 32;

  private DataSource dataSource;
  private AuthSettings settings;
  private AuditTrail trail;
  private Clock clock;

  protected ApiTokens() {}

  @Inject
  public ApiTokens(DataSource dataSource, AuthSettings settings, AuditTrail trail, Clock clock) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @param secret what the script sends; known to nobody else from now on
   */
  record NewToken(ApiToken token, String secret) {}

  @InTransaction
  NewToken create(Identity owner, String name, String scope, Duration lifetime)
      throws SQLException {
    String secret = PREFIX + Secret.random(BYTES);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ApiToken token = new ApiToken(UUID.randomUUID(), name, scope, now, now.plus(lifetime));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into api_token (id, hash, name, owner, groups, scope, created_at,"
                    + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, token.id());
      insert.setBytes(2, Secret.hash(secret));
      insert.setString(3, name);
      insert.setString(4, owner.name());
      insert.setArray(5, connection.createArrayOf("text", owner.groups().toArray()));
      insert.setString(6, scope);
      insert.setObject(7, token.createdAt().atOffset(ZoneOffset.UTC));
      insert.setObject(8, token.expiresAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    trail.add(Deed.onToken(Action.TOKEN_CREATED, name, scope));
    return new NewToken(token, secret);
  }

  /** Those that still work, newest first. */
  public List<ApiToken> of(Identity owner) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, name, scope, created_at, expires_at from api_token"
                    + " where owner = ? and expires_at > ? order by created_at desc, id")) {
      select.setString(1, owner.name());
      select.setObject(2, now());
      List<ApiToken> tokens = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tokens.add(
              new ApiToken(
                  row.getObject("id", UUID.class),
                  row.getString("name"),
                  row.getString("scope"),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  row.getObject("expires_at", OffsetDateTime.class).toInstant()));
        }
      }
      return tokens;
    }
  }

  /**
   * @throws Problem {@code token_not_found} unless it is the owner's
   */
  @InTransaction
  public void end(Identity owner, UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from api_token where id = ? and owner = ? returning name, scope")) {
      delete.setObject(1, id);
      delete.setString(2, owner.name());
      try (ResultSet ended = delete.executeQuery()) {
        if (!ended.next()) {
          throw new Problem(ProblemCode.TOKEN_NOT_FOUND, "There is no such token");
        }
        trail.add(
            Deed.onToken(Action.TOKEN_ENDED, ended.getString("name"), ended.getString("scope")));
      }
    }
  }

  /** Whose token it is; empty when it was ended, has expired or never was. */
  public Optional<Identity> identity(String secret) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, owner, groups, scope, expires_at from api_token where hash = ? and expires_at > ?")) {
      select.setBytes(1, Secret.hash(secret));
      select.setObject(2, now());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(identity(row)) : Optional.empty();
      }
    }
  }

  /** Those of the tokens that still work. */
  public Set<UUID> valid(Collection<UUID> ids) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id from api_token where id = any(?) and expires_at > ?")) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      select.setObject(2, now());
      Set<UUID> valid = new HashSet<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          valid.add(rows.getObject(1, UUID.class));
        }
      }
      return valid;
    }
  }

  private Identity identity(ResultSet row) throws SQLException {
    Set<String> groups = Set.copyOf(List.of((String[]) row.getArray("groups").getArray()));
    String owner = row.getString("owner");
    return new Identity(
        owner,
        owner,
        groups,
        settings.administers(groups),
        row.getString("scope").equals("write"),
        "token",
        row.getObject("id", UUID.class),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
