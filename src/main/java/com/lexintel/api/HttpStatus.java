package com.lexintel.api;

import com.lexintel.problem.ProblemCode;
import jakarta.ws.rs.core.Response;

/** The HTTP status of each refusal. */
final class HttpStatus {
  private HttpStatus() {}

  static int of(ProblemCode code) {
    return switch (code) {
      case BAD_REQUEST,
          INVALID_NAME,
          INVALID_PAGE,
          INVALID_STATUS,
          INVALID_MEMBER,
          INVALID_TOKEN,
          EMPTY_QUERY,
          QUERY_TOO_LONG,
          EMPTY_QUESTION,
          QUESTION_TOO_LONG,
          INVALID_TITLE,
          MISSING_CASE,
          MISSING_FILE,
          EMPTY_FILE,
          MALFORMED_UPLOAD,
          MALFORMED_JSON ->
          400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN, LOGIN_NOT_SET_UP, CROSS_SITE -> 403;
      case NOT_FOUND,
          CASE_NOT_FOUND,
          DOCUMENT_NOT_FOUND,
          TEXT_NOT_FOUND,
          TOKEN_NOT_FOUND,
          CHAT_NOT_FOUND,
          ANSWER_NOT_FOUND ->
          404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case UPLOAD_TOO_SLOW -> 408;
      case LAST_OWNER,
          NOT_CANCELLABLE,
          NOT_RETRYABLE,
          ANSWER_RUNNING,
          TOO_MANY_CHATS,
          TOO_MANY_MESSAGES ->
          409;
      case BODY_TOO_LARGE, FILE_TOO_LARGE, TOO_MANY_FILES -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case RANGE_NOT_SATISFIABLE -> 416;
      case UNKNOWN_HOST -> 421;
      case INFECTED_FILE -> 422;
      case TOO_MANY_UPLOADS, UPLOAD_BUDGET_SPENT -> 429;
      case INTERNAL_ERROR -> 500;
      case DATABASE_UNAVAILABLE,
          IDENTITY_UNAVAILABLE,
          STORAGE_UNAVAILABLE,
          SCANNER_UNAVAILABLE,
          TOO_MANY_STREAMS ->
          503;
      case STORAGE_FULL -> 507;
    };
  }

  /** The words that HTTP has for a status. */
  static String words(int status) {
    return switch (status) {
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 507 -> "Insufficient Storage";
      default -> {
        Response.Status known = Response.Status.fromStatusCode(status);
        yield known == null ? "Error" : known.getReasonPhrase();
      }
    };
  }

  /** The code of a refusal that the server itself made with that status. */
  static ProblemCode codeOf(int status) {
    return switch (status) {
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      default -> status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR;
    };
  }
}
