package com.lexintel.identity;

import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** Who authenticates, who administers, and how long a login of the page is good. */
@ApplicationScoped
public class AuthSettings {
  private static final String SESSION = "lexintel.auth.session.";
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private String mode;
  private Set<String> roles = Set.of();
  private OidcSettings oidc;
  private String adminGroup;
  private Duration sessionLifetime;
  private Duration sessionIdle;
  private Duration sessionRefresh;

  protected AuthSettings() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  @Inject
  public AuthSettings(Settings settings) {
    mode = settings.auth();
    adminGroup = settings.text("lexintel.auth.admin-group").orElse(null);
    if (container()) {
      roles =
          settings
              .text("lexintel.auth.container.roles")
              .map(names -> Set.of(names.strip().split("\\s*,\\s*")))
              .orElse(Set.of());
    }
    if (mode.equals("oidc")) {
      oidc = OidcSettings.of(settings);
    }
    sessionLifetime = settings.duration(SESSION + "lifetime", SHORTEST);
    sessionIdle = settings.duration(SESSION + "idle", SHORTEST);
    sessionRefresh = settings.duration(SESSION + "refresh", SHORTEST);
  }

  /** Reads them at the start, so that a bad one stops it. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) @Initialized(ApplicationScoped.class)
          Object start) {}

  public boolean none() {
    return mode.equals("none");
  }

  public boolean container() {
    return mode.equals("container");
  }

  /** Whether the page logs in at an OpenID provider. */
  public boolean logsIn() {
    return oidc != null;
  }

  /** The server's roles that count as groups; a server can only be asked for those it knows. */
  public Set<String> roles() {
    return roles;
  }

  /** Null in the other modes. */
  public OidcSettings oidc() {
    return oidc;
  }

  /** How long a login of the page is good at most. */
  public Duration sessionLifetime() {
    return sessionLifetime;
  }

  /** How long a login of the page may go unused. */
  public Duration sessionIdle() {
    return sessionIdle;
  }

  /** How often the provider is asked again who somebody is who has logged in. */
  public Duration sessionRefresh() {
    return sessionRefresh;
  }

  public boolean administers(Set<String> groups) {
    return adminGroup != null && groups.contains(adminGroup);
  }
}
