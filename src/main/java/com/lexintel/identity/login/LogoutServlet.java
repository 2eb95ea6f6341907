package com.lexintel.identity.login;

import com.lexintel.api.ProblemDetails;
import com.lexintel.api.PublicAddress;
import com.lexintel.api.SiteCookie;
import com.lexintel.audit.Visit;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.identity.authentication.PageLogin;
import com.lexintel.identity.oidc.OidcLogin;
import com.lexintel.identity.oidc.OidcLogout;
import com.lexintel.identity.oidc.OidcRefused;
import com.lexintel.identity.session.Sessions;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions: for the page, which is told where to log out at the provider too, and for the
 * provider, which tells of logouts elsewhere (OpenID Connect Back-Channel Logout 1.0).
 */
@WebServlet(urlPatterns = {LogoutServlet.PATH, LogoutServlet.BACK_CHANNEL})
public class LogoutServlet extends HttpServlet {
  static final String PATH = "/logout";
  static final String BACK_CHANNEL = "/logout/backchannel";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(LogoutServlet.class);

  @Inject private transient AuthSettings settings;
  @Inject private transient PageLogin page;
  @Inject private transient Sessions sessions;
  @Inject private transient OidcLogout provider;
  @Inject private transient Visit visit;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    try {
      if (!settings.logsIn()) {
        throw new Problem(ProblemCode.NOT_FOUND, "There is no login here");
      }
      if (request.getServletPath().equals(BACK_CHANNEL)) {
        endAsProviderSays(request);
      } else {
        endOwn(request, response);
      }
    } catch (Problem refused) {
      ProblemDetails.of(refused).write(response);
    } catch (SQLException e) {
      ProblemDetails.of(Authentication.databaseUnavailable(e)).write(response);
    }
  }

  private void endOwn(HttpServletRequest request, HttpServletResponse response)
      throws IOException, SQLException {
    visit.by(Authentication.actor(page.identity(request), request));
    Optional<String> secret = SiteCookie.SESSION.in(request);
    Optional<OidcLogin.Kept> kept =
        secret.isEmpty() ? Optional.empty() : sessions.end(secret.get());
    SiteCookie.SESSION.clear(request, response);
    URI afterwards = PublicAddress.of(request).uri(LoginServlet.LOGGED_OUT);
    URI next = kept.flatMap(had -> provider.address(had.idToken(), afterwards)).orElse(afterwards);
    response.setContentType("application/json");
    String answer = Json.createObjectBuilder().add("next", next.toString()).build().toString();
    response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private void endAsProviderSays(HttpServletRequest request) throws SQLException {
    String token = request.getParameter("logout_token");
    visit.by(Authentication.actor(Optional.empty(), request));
    try {
      if (token == null) {
        throw new Problem(ProblemCode.BAD_REQUEST, "There is no logout_token");
      }
      sessions.end(provider.read(token));
    } catch (OidcRefused refused) {
      LOG.warn("A logout by the provider was not believed: {}", refused.getMessage());
      throw new Problem(ProblemCode.BAD_REQUEST, "The logout_token cannot be believed", refused);
    }
  }
}
