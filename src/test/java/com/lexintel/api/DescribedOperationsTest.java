package com.lexintel.api;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.problem.ProblemCode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** META-INF/openapi.yaml says all that the resources do, and nothing else. */
class DescribedOperationsTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private static Map<String, Object> description;
  private static List<Method> operations;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream file =
        LexIntelApplication.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      description = new Yaml().load(file);
    }
    operations =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.lexintel")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> verb(method) != null)
                .toList();
  }

  @Test
  void everyOperationIsDescribedAndNoOther() {
    SortedSet<String> described = new TreeSet<>();
    object(description.get("paths"))
        .forEach(
            (path, item) ->
                object(item).keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(verb -> described.add(verb + " " + path)));
    assertEquals(
        operations.stream().map(DescribedOperationsTest::name).collect(toCollection(TreeSet::new)),
        described);
  }

  @Test
  void everyQueryParameterIsDescribed() {
    List<String> missing = new ArrayList<>();
    for (Method operation : operations) {
      Set<String> described = parameters(operation);
      queryParameters(operation)
          .filter(name -> !described.contains(name))
          .forEach(name -> missing.add(name(operation) + " ?" + name));
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyProblemCodeIsDescribedAndExplained() throws IOException {
    List<String> codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::word).toList();
    Map<String, Object> problem = object(at("components", "schemas", "Problem"));
    assertEquals(codes, object(object(problem.get("properties")).get("code")).get("enum"));
    String text = description.toString();
    List<String> unexplained =
        codes.stream().filter(code -> !text.contains("`" + code + "`")).toList();
    assertEquals(List.of(), unexplained);
  }

  @Test
  void everyStreamIsDescribedAsOne() {
    List<Method> streams =
        operations.stream().filter(method -> name(method).endsWith("/stream")).toList();
    assertTrue(streams.size() >= 3, streams::toString);
    for (Method stream : streams) {
      Map<String, Object> answers = object(operation(stream).get("responses"));
      assertEquals(
          Set.of("text/event-stream"),
          object(object(answers.get("200")).get("content")).keySet(),
          () -> name(stream));
    }
  }

  private static Set<String> parameters(Method operation) {
    Map<String, Object> path = object(object(description.get("paths")).get(path(operation)));
    Stream<?> all =
        Stream.of(path, operation(operation))
            .flatMap(owner -> ((List<?>) owner.getOrDefault("parameters", List.of())).stream());
    return all.map(DescribedOperationsTest::resolved)
        .map(parameter -> (String) parameter.get("name"))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> queryParameters(Method operation) {
    return Stream.of(operation.getParameters())
        .flatMap(
            parameter ->
                parameter.isAnnotationPresent(BeanParam.class)
                    ? Stream.<Class<?>>iterate(
                            parameter.getType(), type -> type != null, Class::getSuperclass)
                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                        .filter(field -> field.isAnnotationPresent(QueryParam.class))
                        .map((Field field) -> field.getAnnotation(QueryParam.class).value())
                    : named(parameter));
  }

  private static Stream<String> named(Parameter parameter) {
    return Stream.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
  }

  private static Map<String, Object> operation(Method operation) {
    return object(
        object(object(description.get("paths")).get(path(operation))).get(verb(operation)));
  }

  private static Map<String, Object> resolved(Object parameter) {
    String reference = (String) object(parameter).get("$ref");
    return reference == null
        ? object(parameter)
        : object(at(reference.substring("#/".length()).split("/")));
  }

  private static Object at(String... names) {
    Object found = description;
    for (String name : names) {
      found = object(found).get(name);
    }
    return found;
  }

  private static String name(Method operation) {
    return verb(operation) + " " + path(operation);
  }

  private static String path(Method operation) {
    Path below = operation.getAnnotation(Path.class);
    return "/api/"
        + operation.getDeclaringClass().getAnnotation(Path.class).value()
        + (below == null ? "" : "/" + below.value());
  }

  private static String verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(found -> found.value().toLowerCase(java.util.Locale.ROOT))
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
