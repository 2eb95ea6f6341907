package com.lexintel.identity;

import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;

/** Who authenticates, and who administers. */
@ApplicationScoped
public class AuthSettings {
  private static final String OIDC = "lexintel.auth.oidc.";

  private String mode;
  private Set<String> roles = Set.of();
  private URI issuer;
  private String audience;
  private String nameClaim;
  private String groupsClaim;
  private String adminGroup;

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
      issuer = settings.address(OIDC + "issuer");
      audience = required(settings, OIDC + "audience");
      nameClaim = required(settings, OIDC + "name-claim");
      groupsClaim = required(settings, OIDC + "groups-claim");
    }
  }

  /** Reads them at the start, so that a bad one stops it. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) @Initialized(ApplicationScoped.class)
          Object start) {}

  boolean none() {
    return mode.equals("none");
  }

  boolean container() {
    return mode.equals("container");
  }

  /** The server's roles that count as groups; a server can only be asked for those it knows. */
  Set<String> roles() {
    return roles;
  }

  URI issuer() {
    return issuer;
  }

  String audience() {
    return audience;
  }

  String nameClaim() {
    return nameClaim;
  }

  String groupsClaim() {
    return groupsClaim;
  }

  boolean administers(Set<String> groups) {
    return adminGroup != null && groups.contains(adminGroup);
  }

  private static String required(Settings settings, String name) {
    return settings
        .text(name)
        .orElseThrow(
            () -> new IllegalArgumentException("The setting " + name + " must not be empty"));
  }
}
