package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusTest {
  @ParameterizedTest
  @CsvSource({
    "400, bad_request",
    "404, not_found",
    "405, method_not_allowed",
    "406, not_acceptable",
    "415, unsupported_media_type",
    "422, bad_request",
    "500, internal_error"
  })
  void whatTheServerRefusesHasACode(int status, String word) {
    assertEquals(word, HttpStatus.codeOf(status).word());
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENT_NOT_FOUND, 404, document_not_found",
    "CROSS_SITE, 403, cross_site",
    "NOT_RETRYABLE, 409, not_retryable",
    "UPLOAD_TOO_SLOW, 408, upload_too_slow",
    "TOO_MANY_UPLOADS, 429, too_many_uploads",
    "INFECTED_FILE, 422, infected_file",
    "FILE_TOO_LARGE, 413, file_too_large",
    "UNKNOWN_HOST, 421, unknown_host",
    "TOO_MANY_STREAMS, 503, too_many_streams",
    "STORAGE_FULL, 507, storage_full"
  })
  void aCodeHasItsStatusAndItsWord(ProblemCode code, int status, String word) {
    assertEquals(status, HttpStatus.of(code));
    assertEquals(word, code.word());
  }
}
