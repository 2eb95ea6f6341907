package com.lexintel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is kept that the application does not use. What only the tests use counts as unused.
 *
 * <p>The server calls what it finds by an annotation, and what overrides a type of its own or of a
 * library. The rest needs a caller in {@code src/main}.
 */
class UnusedCodeTest {
  private static final JavaClasses LEXINTEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.lexintel");

  private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

  /** Annotations that hinder nobody from being unused. */
  private static final Set<String> SAY_NOTHING =
      Set.of(
          "java.lang.FunctionalInterface",
          "java.lang.Override",
          "java.lang.SuppressWarnings",
          "jakarta.enterprise.context.ApplicationScoped",
          "jakarta.enterprise.context.Dependent",
          "jakarta.inject.Inject",
          "jakarta.inject.Singleton",
          "jakarta.transaction.Transactional");

  /** What a test needs to look in, or to make a class without a server. */
  private static final Set<String> FOR_TESTS =
      Set.of(
          "com.lexintel.channels.Channels.routes()",
          "com.lexintel.channels.Subscriptions.subscribers()",
          "com.lexintel.channels.answer.LiveAnswers.<init>(com.lexintel.channels.LiveProgress, com.lexintel.channels.answer.AnswerStore, com.lexintel.channels.answer.AnswerChannels)",
          "com.lexintel.channels.LiveProgress.<init>(com.lexintel.channels.Subscriptions, com.lexintel.channels.AccessGuard, com.lexintel.channels.StreamShares)",
          "com.lexintel.extraction.server.TextExtractor.<init>(int, java.lang.String, java.time.Duration)");

  @Test
  void everyClassIsUsed() {
    assertEquals(List.of(), unused(LEXINTEL.stream(), JavaClass::getName, UnusedCodeTest::isUsed));
  }

  @Test
  void everyMethodIsCalled() {
    Stream<JavaMethod> methods = LEXINTEL.stream().flatMap(type -> type.getMethods().stream());
    assertEquals(List.of(), unused(methods, JavaMember::getFullName, UnusedCodeTest::isCalled));
  }

  @Test
  void everyConstructorIsCalled() {
    Stream<JavaConstructor> constructors =
        LEXINTEL.stream().flatMap(type -> type.getConstructors().stream());
    assertEquals(
        List.of(), unused(constructors, JavaMember::getFullName, UnusedCodeTest::isCalled));
  }

  @Test
  void everyFieldIsRead() {
    Stream<JavaField> fields = LEXINTEL.stream().flatMap(type -> type.getFields().stream());
    assertEquals(List.of(), unused(fields, JavaMember::getFullName, UnusedCodeTest::isRead));
  }

  private static <T> List<String> unused(
      Stream<T> all, Function<T, String> name, Function<T, Boolean> used) {
    return all.filter(one -> !used.apply(one))
        .map(name)
        .filter(one -> !FOR_TESTS.contains(one))
        .sorted()
        .toList();
  }

  private static boolean isUsed(JavaClass type) {
    return isFoundByTheServer(type)
        || type.getSimpleName().equals("package-info")
        || type.getEnclosingClass().isPresent()
        || hasMain(type)
        || isFoundByAMember(type)
        || isInjectedAsAnother(type)
        || isService(type)
        || hasOnlyConstants(type)
        || type.getDirectDependenciesToSelf().stream()
            .anyMatch(use -> !outermost(use.getOriginClass()).equals(type));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(UnusedCodeTest::outermost).orElse(type);
  }

  /** By a field or method that produces, observes or answers requests. */
  private static boolean isFoundByAMember(JavaClass type) {
    return type.getFields().stream().anyMatch(UnusedCodeTest::isFoundByTheServer)
        || type.getMethods().stream()
            .anyMatch(
                method ->
                    isFoundByTheServer(method)
                        || method.getParameters().stream()
                            .anyMatch(UnusedCodeTest::isFoundByTheServer));
  }

  private static boolean isService(JavaClass type) {
    try (Stream<Path> services = Files.list(SERVICES)) {
      return services.anyMatch(file -> lines(file).contains(type.getName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasOnlyConstants(JavaClass type) {
    return type.getMethods().isEmpty()
        && !type.getFields().isEmpty()
        && type.getFields().stream().allMatch(UnusedCodeTest::isCopiedByTheCompiler);
  }

  private static boolean isInjectedAsAnother(JavaClass bean) {
    return !bean.getAnnotations().isEmpty()
        && bean.getAllRawInterfaces().stream()
            .anyMatch(above -> above.getPackageName().startsWith("com.lexintel"));
  }

  private static boolean hasMain(JavaClass type) {
    return type.getMethods().stream().anyMatch(method -> method.getName().equals("main"));
  }

  private static boolean isCalled(JavaCodeUnit code) {
    return code.getAccessesToSelf().stream().anyMatch(access -> !access.getOrigin().equals(code))
        || isFoundByTheServer(code)
        || code.getParameters().stream().anyMatch(UnusedCodeTest::isFoundByTheServer)
        || isMadeByTheCompiler(code)
        || (code instanceof JavaMethod method ? isCalledByItsType(method) : isForTheServer(code));
  }

  private static boolean isRead(JavaField field) {
    return isFoundByTheServer(field)
        || isMadeByTheCompiler(field)
        || field.getOwner().isRecord()
        || isCopiedByTheCompiler(field)
        || field.getAccessesToSelf().stream()
            .anyMatch(access -> access.getAccessType() == AccessType.GET);
  }

  private static boolean isCopiedByTheCompiler(JavaField field) {
    return field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
        && (field.getRawType().isPrimitive() || field.getRawType().isEquivalentTo(String.class));
  }

  /** By an annotation that means something to the server or a library. */
  private static boolean isFoundByTheServer(HasAnnotations<?> thing) {
    return thing.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .anyMatch(type -> !SAY_NOTHING.contains(type.getName()));
  }

  private static boolean isMadeByTheCompiler(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.SYNTHETIC)
        || member.getModifiers().contains(JavaModifier.BRIDGE)
        || member.getName().contains("$")
        || (member.getOwner().isEnum() && Set.of("values", "valueOf").contains(member.getName()));
  }

  /** As the entry of a process, a part of a record, or what overrides another. */
  private static boolean isCalledByItsType(JavaMethod method) {
    return method.getName().equals("main")
        || (method.getOwner().isRecord() && method.getRawParameterTypes().isEmpty())
        || supertypes(method.getOwner()).anyMatch(above -> declares(above, method));
  }

  /** By name and number of parameters, since those of a generic type are others. */
  private static boolean declares(JavaClass type, JavaMethod method) {
    return type.getMethods().stream()
        .filter(above -> above.getName().equals(method.getName()))
        .anyMatch(
            above -> above.getRawParameterTypes().size() == method.getRawParameterTypes().size());
  }

  private static Stream<JavaClass> supertypes(JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .filter(above -> !above.equals(type));
  }

  /** The server makes its proxies by a constructor without parameters, its beans by injection. */
  private static boolean isForTheServer(JavaCodeUnit constructor) {
    return constructor.getRawParameterTypes().isEmpty()
        || constructor.isAnnotatedWith("jakarta.inject.Inject")
        || constructor.getOwner().isRecord();
  }
}
