package com.lexintel.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Users whom the application server itself knows: ada, an administrator, and anna. */
final class ServerUsers {
  static final String PASSWORD = "pass:word-1";

  private static final Path LIBERTY_EXAMPLE = Path.of("server-config/liberty/container-login.xml");

  private ServerUsers() {}

  static void add() throws IOException {
    if (onPayara()) {
      asadmin("create-file-user", "anna");
      asadmin("create-file-user", "--groups", "lexintel-admin", "ada");
    } else {
      String example = Files.readString(LIBERTY_EXAMPLE);
      Files.createDirectories(libertyDropin().getParent());
      Files.writeString(
          libertyDropin(), example.replaceAll("\\$\\{env\\.LEXINTEL_A\\w+}", PASSWORD));
    }
  }

  static void remove() throws IOException {
    if (onPayara()) {
      asadmin("delete-file-user", "anna");
      asadmin("delete-file-user", "ada");
    } else {
      Files.delete(libertyDropin());
    }
  }

  private static boolean onPayara() {
    return System.getProperty("payara.home") != null;
  }

  private static Path libertyDropin() {
    return Path.of(
        System.getProperty("liberty.user.directory"),
        "servers",
        System.getProperty("liberty.server.name"),
        "configDropins/overrides/container-login.xml");
  }

  private static void asadmin(String... arguments) throws IOException {
    Path passwords = Files.createTempFile("passwords", ".txt");
    Files.write(
        passwords,
        List.of(
            "AS_ADMIN_PASSWORD=" + System.getProperty("admin.password"),
            "AS_ADMIN_USERPASSWORD=" + PASSWORD));
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("payara.home") + "/bin/asadmin");
    command.addAll(List.of("--port", System.getProperty("admin.port"), "--user", "admin"));
    command.addAll(List.of("--passwordfile", passwords.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("Failed: " + command);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(passwords);
    }
  }
}
