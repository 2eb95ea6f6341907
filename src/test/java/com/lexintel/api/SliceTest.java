package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by offset and by cursor. */
class SliceTest {
  private static final String ID = "5f0c1e2a-7b1d-4c3e-9f00-0123456789ab";
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00.123456Z");

  @Test
  void aCursorKeepsMicrosecondsAndNeedsNoEncoding() {
    Cursor upload = new Cursor(TIME, UUID.fromString(ID));
    Cursor member = new Cursor(TIME, UUID.fromString(ID), "000001.000012");
    assertEquals("1795428000123456_" + ID, upload.toString());
    assertEquals("1795428000123456_" + ID + "_000001.000012", member.toString());
    for (Cursor cursor : List.of(upload, member, new Cursor(Instant.EPOCH, UUID.randomUUID()))) {
      assertEquals(Optional.of(cursor), Cursor.parse(cursor.toString()));
    }
    Cursor early = new Cursor(Instant.parse("1969-12-31T23:59:59.999999Z"), UUID.randomUUID());
    assertEquals(Optional.of(early), Cursor.parse(early.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "12",
        ID,
        "_" + ID,
        "12_" + ID + "_",
        "12_" + ID + "_x",
        "12_" + ID + "_1_1",
        "12_5f0c1e2a",
        "12_------------------------------------",
        "123456789012345678_" + ID,
        "12 _" + ID,
        "12_" + ID + "\n",
        "\u0663_" + ID
      })
  void whatIsNoCursorIsRefused(String text) {
    Problem refusal =
        assertThrows(Problem.class, () -> Slice.of(text, null, 10, Cursor::parse), text);
    assertEquals(ProblemCode.INVALID_PAGE, refusal.code());
  }

  @Test
  void aCursorAndAnOffsetAreRefusedTogether() {
    Problem refusal = assertThrows(Problem.class, () -> Slice.of("12_" + ID, 0, 10, Cursor::parse));
    assertEquals(ProblemCode.INVALID_PAGE, refusal.code());
  }

  @Test
  void onlyTheLastPageHasNoNext() {
    Slice<Integer> first = new Slice<>(null, 4, 2);
    assertEquals(
        new ListPage<>(List.of(1, 2), 4, 2, 9L, "2"),
        first.page(List.of(1, 2, 3), n -> n, counted(9)));
    assertNull(first.page(List.of(1, 2), n -> n, counted(9)).next());
    assertNull(first.page(List.<Integer>of(), n -> n, counted(0)).next());
    assertEquals(
        new ListPage<>(List.of(7, 8), null, 2, null, "8"),
        new Slice<>(6, 0, 2).page(List.of(7, 8, 9), n -> n, SliceTest::nobodyCounts));
  }

  @Test
  void nothingIsCountedThatThePageShowsAndNoMoreThanTenThousandBehindIt() {
    Slice<Integer> first = new Slice<>(null, 0, 2);
    Slice<Integer> later = new Slice<>(null, 4, 2);
    assertEquals(2, first.page(List.of(1, 2), n -> n, SliceTest::nobodyCounts).total());
    assertEquals(0, first.page(List.<Integer>of(), n -> n, SliceTest::nobodyCounts).total());
    assertEquals(5, later.page(List.of(5), n -> n, SliceTest::nobodyCounts).total());
    assertEquals(3, later.page(List.<Integer>of(), n -> n, counted(3)).total());
    assertEquals(10_002, first.page(List.of(1, 2, 3), n -> n, counted(1_000_000)).total());
    assertEquals(10_006, later.page(List.of(5, 6, 7), n -> n, counted(1_000_000)).total());
  }

  private static Slice.Count<RuntimeException> counted(long all) {
    return most -> Math.min(all, most);
  }

  private static long nobodyCounts(long most) {
    throw new AssertionError("It need not be counted");
  }
}
