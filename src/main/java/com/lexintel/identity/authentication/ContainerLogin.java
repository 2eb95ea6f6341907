package com.lexintel.identity.authentication;

import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom the application server authenticated. */
@ApplicationScoped
public class ContainerLogin {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerLogin.class);

  private AuthSettings settings;

  protected ContainerLogin() {}

  @Inject
  public ContainerLogin(AuthSettings settings) {
    this.settings = settings;
  }

  Optional<Identity> identity(HttpServletRequest request, HttpServletResponse response) {
    // A server looks at credentials only where a page is protected, or when it is told to.
    if (request.getUserPrincipal() == null && request.getHeader("Authorization") != null) {
      authenticate(request, response);
    }
    Principal principal = request.getUserPrincipal();
    if (principal == null || principal.getName().isBlank()) {
      return Optional.empty();
    }
    Set<String> groups =
        settings.roles().stream().filter(request::isUserInRole).collect(Collectors.toSet());
    String name = principal.getName();
    return Optional.of(
        new Identity(
            name, name, groups, settings.administers(groups), true, "container", null, null));
  }

  private static void authenticate(HttpServletRequest request, HttpServletResponse response) {
    try {
      request.authenticate(response);
    } catch (ServletException | IOException refused) {
      LOG.debug("The server did not authenticate a caller", refused);
    }
  }
}
