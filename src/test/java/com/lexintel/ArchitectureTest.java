package com.lexintel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The direction of the packages, as {@code docs/architecture.md} draws it. */
class ArchitectureTest {
  private static JavaClasses lexintel;

  @BeforeAll
  static void read() {
    lexintel =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.lexintel");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("com.lexintel.(*)..").should().beFreeOfCycles().check(lexintel);
  }

  @Test
  void progressKnowsNothingOfWhatIsReported() {
    mayNotKnow(
        "progress",
        "cases",
        "documents",
        "ingestion",
        "passages",
        "extraction",
        "chunking",
        "embedding",
        "health");
  }

  @ParameterizedTest
  @ValueSource(strings = {"extraction", "chunking", "embedding"})
  void aStepStandsAlone(String step) {
    mayNotKnow(step, "cases", "documents", "ingestion", "passages", "progress", "health");
  }

  @Test
  void estimatesKnowOnlyWhatTheyAreTold() {
    mayNotKnow(
        "estimates",
        "cases",
        "documents",
        "ingestion",
        "passages",
        "extraction",
        "chunking",
        "embedding",
        "health");
  }

  @Test
  void documentsDoNotKnowHowTheyAreWorkedOn() {
    mayNotKnow("documents", "ingestion", "passages", "chunking", "embedding", "health");
  }

  @Test
  void casesDoNotKnowTheirDocuments() {
    mayNotKnow(
        "cases",
        "documents",
        "ingestion",
        "passages",
        "extraction",
        "chunking",
        "embedding",
        "health");
  }

  @Test
  void nothingReachesBackToIngestion() {
    onlyIn("ingestion", inside("ingestion"));
  }

  @Test
  void librariesHaveOneHome() {
    onlyIn("extraction", "org.apache.tika..");
    onlyIn("embedding", "dev.langchain4j..", "ai.onnxruntime..", "ai.djl..");
    onlyIn("progress", "org.redisson..");
    onlyIn("ingestion", "jakarta.batch..", "com.github.kagkarlsson..");
    onlyIn("documents", "org.apache.commons.fileupload2..");
    onlyIn("database", "org.flywaydb..");
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
