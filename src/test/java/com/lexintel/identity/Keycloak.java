package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Keycloak with the realm of {@code server-config/keycloak}, started as the guide says. */
final class Keycloak implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("keycloak.home", ""));
  private static final Path REALM = Path.of("server-config/keycloak/lexintel-realm.json");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final Process process;

  private Keycloak(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  static String issuer(int port) {
    return "http://localhost:" + port + "/realms/lexintel";
  }

  /**
   * @param application where LexIntel is, without a slash at the end
   */
  static Keycloak start(int port, String application) throws IOException {
    Path realm = HOME.resolve("data/import/lexintel-realm.json");
    Files.createDirectories(realm.getParent());
    Files.writeString(realm, Files.readString(REALM).replace("http://localhost:9080", application));
    ProcessBuilder builder =
        new ProcessBuilder(
            HOME.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            // Nothing is left of it for another run, which has another port.
            "--db=dev-mem",
            "--http-host=localhost",
            "--http-port=" + port);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    builder.redirectErrorStream(true);
    builder.redirectOutput(HOME.resolve("console.log").toFile());
    Keycloak keycloak = new Keycloak(port, builder.start());
    try {
      Awaitility.await("Keycloak serves")
          .atMost(Duration.ofMinutes(4))
          .ignoreExceptions()
          .until(() -> keycloak.serves());
      return keycloak;
    } catch (RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  private boolean serves() throws IOException, InterruptedException {
    URI metadata = URI.create(issuer(port) + "/.well-known/openid-configuration");
    return HTTP.send(HttpRequest.newBuilder(metadata).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** Logs a browser in as the user whose password is the name; says where it is sent then. */
  String login(WebClient browser, String name) {
    HttpResponse<String> begun = browser.get("login?return=/cases");
    HttpResponse<String> page = browser.get(WebClient.location(begun));
    HttpResponse<String> sent =
        browser.post(
            formOf(page).replace("&amp;", "&"), "username=" + name + "&password=" + name, FORM);
    return WebClient.location(browser.get(WebClient.location(sent)));
  }

  /** Where a login page sends name and password to. */
  static String formOf(HttpResponse<String> page) {
    Matcher form = LOGIN_FORM.matcher(page.body());
    if (page.statusCode() != 200 || !form.find()) {
      throw new AssertionError(page + page.body());
    }
    return form.group(1);
  }

  /** Ends a user's sessions, as an administrator of Keycloak does. */
  void signOut(String name) throws IOException, InterruptedException {
    administer("users/" + user(name) + "/logout", "POST", "");
  }

  void join(String name, String group) throws IOException, InterruptedException {
    String groupId = idIn(administer("groups?exact=true&search=" + group, "GET", ""));
    administer("users/" + user(name) + "/groups/" + groupId, "PUT", "");
  }

  /** From now on, tokens are signed by a new key. */
  void rotateKeys() throws IOException, InterruptedException {
    administer(
        "components",
        "POST",
        "{\"name\":\"rotated\",\"providerId\":\"rsa-generated\","
            + "\"providerType\":\"org.keycloak.keys.KeyProvider\","
            + "\"config\":{\"priority\":[\"200\"],\"algorithm\":[\"RS256\"]}}");
  }

  private String user(String name) throws IOException, InterruptedException {
    return idIn(administer("users?exact=true&username=" + name, "GET", ""));
  }

  private String administer(String path, String method, String json)
      throws IOException, InterruptedException {
    String token =
        Api.parse(
                send(
                    HttpRequest.newBuilder(address("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", FORM)
                        .POST(
                            BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli"
                                    + "&username=admin&password=admin"))))
            .getString("access_token");
    return send(
        HttpRequest.newBuilder(address("/admin/realms/lexintel/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  private static String idIn(String answer) {
    Matcher id = ID.matcher(answer);
    assertEquals(true, id.find(), answer);
    return id.group(1);
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertEquals(2, answer.statusCode() / 100, answer.body());
    return answer.body();
  }

  /** The script may have started the server as another process. */
  @Override
  public void close() {
    List<ProcessHandle> processes =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    processes.forEach(ProcessHandle::destroy);
    processes.forEach(each -> each.onExit().join());
  }
}
