package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.streaming.socket.SocketEntrance;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever takes requests from outside. A new door is missed here, and needs rows in {@code
 * AccessMatrixIT.everyDoorLetsInWhomItShould} for each kind of caller. The operations of the API
 * have theirs by its description.
 */
class DoorsTest {
  private static final JavaClasses LEXINTEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.lexintel");

  /** The two of the login tell nothing of cases, and have their own tests: {@code LoginIT}. */
  private static final Set<String> DOORS =
      Set.of(
          "api.LexIntelApplication",
          "api.RootPaths",
          "api.guard.RequestFilter",
          "identity.login.LoginServlet",
          "identity.login.LogoutServlet",
          "streaming.graphql.GraphQlDoor",
          "streaming.socket.SocketEntrance",
          "streaming.socketio.engineio.EngineServlet",
          "streaming.websocket.SocketDoor");

  @Test
  void everyDoorIsKnown() {
    Set<String> found =
        LEXINTEL.stream()
            .filter(DoorsTest::takesRequests)
            .map(type -> type.getName().substring("com.lexintel.".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(DOORS), found);
  }

  private static boolean takesRequests(JavaClass type) {
    return type.isAnnotatedWith(WebFilter.class)
        || type.isAnnotatedWith(WebServlet.class)
        || type.isAnnotatedWith(ServerEndpoint.class)
        || type.isAssignableTo(Application.class)
        || type.isAssignableTo(ServletContainerInitializer.class)
        || type.getMethodCallsFromSelf().stream().anyMatch(DoorsTest::opensADoor);
  }

  private static boolean opensADoor(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    return (owner.isEquivalentTo(ServletContext.class) && call.getName().startsWith("add"))
        || (owner.isEquivalentTo(ServerContainer.class) && call.getName().startsWith("add"))
        || (owner.isEquivalentTo(SocketEntrance.class) && call.getName().equals("open"));
  }
}
