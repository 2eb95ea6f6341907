package com.lexintel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.database.ServerDataSource;
import com.lexintel.embedding.Embeddings;
import com.lexintel.ingestion.Workers;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.node.StopOrder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Initialized;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direction of the packages, as {@code docs/architecture.md} draws it. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/com/lexintel");

  private static JavaClasses lexintel;

  @BeforeAll
  static void read() {
    lexintel =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.lexintel");
  }

  /** From the top down: a package knows only those below it. */
  private static final List<String> FLOORS =
      List.of(
          "health",
          "streaming.graphql",
          "graphql",
          "ingestion",
          "queue",
          "uploads",
          "chat",
          "search",
          "passages",
          "documents",
          "cases",
          "streaming.sse",
          "streaming.websocket",
          "streaming.socketio",
          "streaming.polling",
          "streaming.socket",
          "streaming.events",
          "streaming",
          "redis",
          "channels",
          "embedding",
          "estimates",
          "chunking",
          "extraction",
          "files",
          "scan",
          "identity",
          "audit",
          "api",
          "database",
          "progress",
          "node",
          "settings",
          "problem");

  static Stream<String> floors() {
    return FLOORS.stream();
  }

  @Test
  void everyPackageHasItsFloor() {
    classes()
        .should()
        .resideInAnyPackage(floors().map(ArchitectureTest::inside).toArray(String[]::new))
        .check(lexintel);
  }

  @ParameterizedTest
  @MethodSource("floors")
  void aPackageKnowsOnlyThoseBelowIt(String floor) {
    List<String> above = FLOORS.subList(0, FLOORS.indexOf(floor));
    // A door lies inside the package of doors.
    String[] forbidden =
        above.stream()
            .filter(other -> !other.startsWith(floor + "."))
            .map(ArchitectureTest::inside)
            .toArray(String[]::new);
    if (forbidden.length > 0) {
      noClasses()
          .that()
          .resideInAPackage("com.lexintel." + floor + (isDoor(floor) ? "" : ".."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .check(lexintel);
    }
  }

  private static boolean isDoor(String floor) {
    return floor.equals("streaming");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("com.lexintel.(**)").should().beFreeOfCycles().check(lexintel);
  }

  @Test
  void aStepStandsAlone() {
    mayNotKnow("embedding", "estimates", "chunking", "extraction", "files", "api", "progress");
    mayNotKnow("extraction", "files", "api", "progress");
    mayNotKnow("chunking", "files", "api", "progress");
    mayNotKnow("estimates", "chunking", "extraction", "files", "api");
  }

  @Test
  void theEngineKnowsNoDoorAndNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage(inside("channels"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..")
        .check(lexintel);
  }

  @Test
  void theServerReadsNoDocument() {
    noClasses()
        .that()
        .resideInAPackage(inside("extraction.server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.tika..")
        .check(lexintel);
  }

  @Test
  void librariesHaveOneHome() {
    onlyIn("extraction", "org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..");
    onlyIn("search", "org.apache.lucene..", "org.tartarus..");
    onlyIn("embedding", "ai.onnxruntime..", "ai.djl..");
    noClasses()
        .that()
        .resideOutsideOfPackages(inside("embedding"), inside("chat.openai"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.langchain4j..")
        .check(lexintel);
    onlyIn("redis", "org.redisson..", "io.netty..");
    onlyIn("ingestion.batch", "jakarta.batch..");
    onlyIn("uploads", "org.apache.commons.fileupload2..");
    onlyIn("graphql", "org.dataloader..");
    onlyIn("database", "org.flywaydb..");
    onlyIn("identity", "com.nimbusds..");
  }

  /** Workers run the scheduler, the queue says in which order it picks. */
  @Test
  void theSchedulerIsKnownToTheQueueAndTheWorkers() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("queue"))
        .and()
        .doNotBelongToAnyOf(Workers.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.kagkarlsson..")
        .check(lexintel);
  }

  /**
   * The database's own functions and views aside, which the migrations make; and the search index,
   * which reads of whole cases what it has to index and writes nothing there.
   */
  @Test
  void statementsOnDocumentsStandWithTheDocuments() throws IOException {
    Pattern statement =
        Pattern.compile("\\b(from|join|update|into|table)\\s+(deleted_)?document\\b(?!_)");
    Path documents = SOURCES.resolve("documents");
    Path index = SOURCES.resolve("search/index/IndexTables.java");
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> elsewhere =
          files
              .filter(file -> file.toString().endsWith(".java") && !file.startsWith(documents))
              .filter(file -> !file.equals(index))
              .filter(file -> statement.matcher(code(file)).find())
              .toList();
      assertEquals(List.of(), elsewhere);
    }
  }

  /** Without comments, which may speak of documents as they like. */
  private static String code(Path file) {
    try {
      return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void transactionsAreOurs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.transaction.Transactional")
        .because(
            "on Payara it leaks from thread to thread; see com.lexintel.database.InTransaction")
        .check(lexintel);
  }

  @Test
  void theOrderOfStartAndStopStandsInOnePlace() {
    methods()
        .that(observe(parameter -> parameter.isAnnotatedWith(Initialized.class)))
        .should(havePriorityOf(StartOrder.class))
        .check(lexintel);
    methods()
        .that(observe(parameter -> parameter.getRawType().isEquivalentTo(NodeStopping.class)))
        .should(havePriorityOf(StopOrder.class))
        .check(lexintel);
  }

  @Test
  void theServerIsAskedForItsResourcesInOnePlaceEach() {
    fields()
        .that()
        .areAnnotatedWith(Resource.class)
        .should()
        .beDeclaredInClassesThat()
        .belongToAnyOf(ServerDataSource.class, ServerResources.class, Embeddings.class)
        .check(lexintel);
  }

  private static DescribedPredicate<JavaMethod> observe(Predicate<JavaParameter> parameter) {
    return DescribedPredicate.describe(
        "observe it", method -> method.getParameters().stream().anyMatch(parameter));
  }

  private static ArchCondition<JavaMethod> havePriorityOf(Class<?> order) {
    Set<Integer> places =
        Stream.of(order.getFields()).map(ArchitectureTest::value).collect(Collectors.toSet());
    return new ArchCondition<>("have a priority of " + order.getSimpleName()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean placed =
            method.getParameters().stream()
                .flatMap(p -> p.tryGetAnnotationOfType(Priority.class).stream())
                .anyMatch(priority -> places.contains(priority.value()));
        events.add(new SimpleConditionEvent(method, placed, method.getFullName() + " has none"));
      }
    };
  }

  private static Integer value(Field constant) {
    try {
      return constant.getInt(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void namesSayWhatAClassIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)([A-Z$].*)?")
        .andShould()
        .resideOutsideOfPackages("..util..", "..common..", "..dto..", "..impl..")
        .check(lexintel);
  }

  private static void mayNotKnow(String feature, String... others) {
    noClasses()
        .that()
        .resideInAPackage(inside(feature))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(others).map(ArchitectureTest::inside).toArray(String[]::new))
        .check(lexintel);
  }

  private static void onlyIn(String feature, String... owned) {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside(feature))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(owned)
        .check(lexintel);
  }

  private static String inside(String feature) {
    return "com.lexintel." + feature + "..";
  }
}
