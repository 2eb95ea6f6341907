package com.lexintel.identity.login;

import com.lexintel.api.PublicAddress;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.authentication.PageLogin;
import com.lexintel.identity.oidc.OidcClient;
import com.lexintel.identity.oidc.OidcRefused;
import com.lexintel.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a browser to the OpenID provider, and lets it come back. Where the page does not log in, it
 * goes on at once.
 */
@WebServlet(
    urlPatterns = {
      LoginServlet.PATH,
      LoginServlet.CALLBACK,
      LoginServlet.DONE,
      LoginServlet.LOGGED_OUT
    })
public class LoginServlet extends HttpServlet {
  static final String PATH = "/login";
  static final String CALLBACK = "/login/callback";
  static final String DONE = "/login/done";
  static final String LOGGED_OUT = "/login/ended";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(LoginServlet.class);

  @Inject private transient AuthSettings settings;
  @Inject private transient PageLogin page;
  @Inject private transient OidcClient provider;
  @Inject private transient LoginEnd end;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    try {
      switch (request.getServletPath()) {
        case CALLBACK -> comeBack(request, response);
        case DONE -> LoginPage.DONE.write(request, response);
        case LOGGED_OUT -> LoginPage.LOGGED_OUT.write(request, response);
        default -> begin(request, response);
      }
    } catch (Problem away) {
      LOG.debug("Nobody can log in now", away);
      LoginPage.AWAY.write(request, response);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) {
    ReturnPath back = ReturnPath.of(request.getParameter("return"), request.getContextPath() + "/");
    if (!settings.logsIn() || page.identity(request).isPresent()) {
      redirect(response, back.text());
      return;
    }
    LoginAttempt attempt = LoginAttempt.begin(back);
    URI address =
        provider.authorization(
            callback(request), attempt.state(), attempt.nonce(), attempt.verifier());
    attempt.remember(request, response);
    redirect(response, address.toString());
  }

  private void comeBack(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String home = request.getContextPath() + "/";
    LoginAttempt attempt =
        settings.logsIn()
            ? LoginAttempt.recall(request.getParameter("state"), request, response).orElse(null)
            : null;
    String back = attempt == null ? home : ReturnPath.of(attempt.back(), home).text();
    if (!settings.logsIn() || page.identity(request).isPresent()) {
      // Another tab was sooner.
      redirect(response, back);
    } else if (attempt == null) {
      end.failed(request, "unknown_state");
      LoginPage.NOT_BEGUN_HERE.write(request, response);
    } else {
      complete(attempt, back, request, response);
    }
  }

  private void complete(
      LoginAttempt attempt, String back, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String code = request.getParameter("code");
    if (code == null || code.isBlank()) {
      end.failed(request, "refused_by_provider");
      LoginPage.REFUSED.write(request, response);
      return;
    }
    try {
      end.succeeded(
          provider.login(code, callback(request), attempt.nonce(), attempt.verifier()),
          request,
          response);
      redirect(response, back);
    } catch (OidcRefused refused) {
      LOG.info("A login failed: {}", refused.getMessage());
      end.failed(request, "not_confirmed");
      LoginPage.REFUSED.write(request, response);
    } catch (Problem away) {
      end.failed(request, away.code().word());
      throw away;
    }
  }

  private static URI callback(HttpServletRequest request) {
    return PublicAddress.of(request).uri(CALLBACK);
  }

  /**
   * As it stands: a server would complete it by a scheme that a browser behind a proxy must not
   * use.
   */
  private static void redirect(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }
}
