package com.lexintel.identity.authentication;

import com.lexintel.api.SiteCookie;
import com.lexintel.identity.Identity;
import com.lexintel.identity.session.SessionRefresh;
import com.lexintel.identity.session.Sessions;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Optional;

/** Who has logged in by the page, by the cookie that its requests bring. */
@ApplicationScoped
public class PageLogin {
  private Sessions sessions;
  private SessionRefresh refresh;

  protected PageLogin() {}

  @Inject
  public PageLogin(Sessions sessions, SessionRefresh refresh) {
    this.sessions = sessions;
    this.refresh = refresh;
  }

  /**
   * @return empty without a session that is good
   * @throws Problem {@code database_unavailable}
   */
  public Optional<Identity> identity(HttpServletRequest request) {
    Optional<String> secret = SiteCookie.SESSION.in(request);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean used = !byItself(request);
      Optional<Identity> found = sessions.identity(secret.get(), used);
      return found.isPresent() && refresh.refresh(secret.get())
          ? sessions.identity(secret.get(), used)
          : found;
    } catch (SQLException e) {
      throw Authentication.databaseUnavailable(e);
    }
  }

  /** Progress is followed, and who one is asked, by a page that nobody looks at too. */
  private static boolean byItself(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.contains("/progress/")
        || path.endsWith("/graphql/stream")
        || path.endsWith("/status")
        || path.endsWith("/api/me")
        || request.getHeader("Upgrade") != null;
  }
}
