package com.lexintel.api.guard;

import com.lexintel.api.ClientAddress;
import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Who may reach the HTTP API, and how much a request may bring. */
@ApplicationScoped
public class HttpSettings {
  private static final String PROXIES = "lexintel.http.trusted-proxies";

  private Set<String> allowedHosts;
  private Set<String> corsOrigins;
  private boolean noneAnywhere;
  private Set<InetAddress> proxies;

  protected HttpSettings() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  @Inject
  public HttpSettings(Settings settings) {
    allowedHosts = settings.words("lexintel.http.allowed-hosts");
    corsOrigins = settings.words("lexintel.http.cors-origins");
    if (!corsOrigins.stream().allMatch(HttpSettings::isOrigin)) {
      throw new IllegalArgumentException(
          "The setting lexintel.http.cors-origins must be origins such as https://app.example,"
              + " parted by commas");
    }
    proxies = new HashSet<>();
    for (String proxy : settings.words(PROXIES)) {
      proxies.add(
          ClientAddress.parse(proxy)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The setting " + PROXIES + " must be addresses, parted by commas")));
    }
    noneAnywhere = settings.flag("lexintel.auth.none-anywhere") || !settings.auth().equals("none");
  }

  /** Reads them at the start, so that a bad one stops it. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) @Initialized(ApplicationScoped.class)
          Object start) {}

  /** Whether the application answers under that name, which has no port. */
  public boolean serves(String host) {
    return allowedHosts.contains("*") || allowedHosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether front ends of that origin may call the API. */
  public boolean trusts(String origin) {
    return origin != null && corsOrigins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** Whether that address is a proxy's whose word on where a request comes from is taken. */
  boolean isProxy(String address) {
    return ClientAddress.parse(address).filter(proxies::contains).isPresent();
  }

  /** Whether calls may come from other machines: there is a login, or none is wanted there. */
  public boolean noneAnywhere() {
    return noneAnywhere;
  }

  private static boolean isOrigin(String text) {
    try {
      URI origin = URI.create(text);
      return origin.getHost() != null
          && text.equals(origin.getScheme() + "://" + origin.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
