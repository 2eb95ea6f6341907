package com.lexintel.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final UUID ID = UUID.fromString("0d9f6b1e-29a4-4a53-9f8e-0a4c2a3b1c5d");

  @Test
  void theUsualFormInEitherCase() {
    assertEquals(Optional.of(ID), Ids.parse(ID.toString()));
    assertEquals(Optional.of(ID), Ids.parse("0D9F6B1E-29A4-4A53-9F8E-0A4C2A3B1C5D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no-id", "1-1-1-1-1", "0000000-00000-4000-8000-000000000000", " 0d9f6b1e"})
  void everythingElseIsNone(String text) {
    assertTrue(Ids.parse(text).isEmpty());
    Problem noCase = assertThrows(Problem.class, () -> Ids.ofCase(text));
    assertEquals(ProblemCode.CASE_NOT_FOUND, noCase.code());
    Problem noDocument = assertThrows(Problem.class, () -> Ids.ofDocument(text));
    assertEquals(ProblemCode.DOCUMENT_NOT_FOUND, noDocument.code());
  }
}
