package com.lexintel.identity.token;

import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** What a client says of a new token. */
public record WantedToken(String name, Integer expiresInDays, String scope) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 365;

  /**
   * Makes it.
   *
   * @throws Problem {@code invalid_token}; {@code forbidden} for a token: else whoever finds one
   *     could make others, which outlive its end
   */
  public CreatedToken create(Identity caller, ApiTokens tokens) throws SQLException {
    if (!usable()) {
      throw unusable();
    }
    if (caller.auth().equals("token")) {
      throw new Problem(ProblemCode.FORBIDDEN, "A token cannot make tokens");
    }
    return CreatedToken.of(
        tokens.create(caller, name.strip(), scope, Duration.ofDays(expiresInDays)));
  }

  static Problem unusable() {
    return new Problem(
        ProblemCode.INVALID_TOKEN,
        "A token needs a name, expires_in_days from 1 to 365, and scope read or write");
  }

  private boolean usable() {
    return name != null
        && !name.isBlank()
        && name.length() <= LONGEST_NAME
        && expiresInDays != null
        && expiresInDays >= 1
        && expiresInDays <= MOST_DAYS
        && scope != null
        && Set.of("read", "write").contains(scope);
  }
}
