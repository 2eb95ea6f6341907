package com.lexintel.identity.login;

import com.lexintel.api.SiteCookie;
import com.lexintel.audit.Actor;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.audit.RefusalBudget;
import com.lexintel.audit.Visit;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.identity.oidc.OidcLogin;
import com.lexintel.identity.session.Sessions;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** How a login ends, which is recorded. */
@ApplicationScoped
public class LoginEnd {
  private AuthSettings settings;
  private Sessions sessions;
  private Visit visit;
  private AuditTrail trail;
  private RefusalBudget failures;

  protected LoginEnd() {}

  @Inject
  public LoginEnd(
      AuthSettings settings, Sessions sessions, Visit visit, AuditTrail trail, Clock clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.visit = visit;
    this.trail = trail;
    this.failures = new RefusalBudget(clock);
  }

  /**
   * Begins the session, and gives it to the browser.
   *
   * @throws Problem {@code database_unavailable}
   */
  void succeeded(OidcLogin login, HttpServletRequest request, HttpServletResponse response) {
    Actor nobody = Authentication.actor(Optional.empty(), request);
    visit.by(new Actor(login.user().name(), "oidc", null, nobody.address(), nobody.forwardedFor()));
    try {
      SiteCookie.SESSION.set(request, response, sessions.begin(login), settings.sessionLifetime());
    } catch (SQLException e) {
      throw Authentication.databaseUnavailable(e);
    }
  }

  /**
   * @param code why
   */
  void failed(HttpServletRequest request, String code) {
    visit.by(Authentication.actor(Optional.empty(), request));
    if (failures.take()) {
      trail.add(Deed.failedLogin(code));
    }
  }
}
