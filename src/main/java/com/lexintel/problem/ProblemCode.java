package com.lexintel.problem;

import java.util.Locale;

/**
 * Every code with which the API refuses a request. Clients decide by it, so a code keeps its
 * meaning; its HTTP status stands in {@code com.lexintel.api.HttpStatus}.
 */
public enum ProblemCode {
  /** The request as a whole is wrong, and no narrower code fits. */
  BAD_REQUEST,
  /** A case's name is missing, blank or too long. */
  INVALID_NAME,
  /** {@code offset} or {@code limit} is no usable number. */
  INVALID_PAGE,
  /** The status that a list is filtered by does not exist. */
  INVALID_STATUS,
  /** A query has no word to look for. */
  EMPTY_QUERY,
  /** A query has more than 1,000 characters. */
  QUERY_TOO_LONG,
  /** An upload names no case. */
  MISSING_CASE,
  /** An upload brings no file. */
  MISSING_FILE,
  /** An uploaded file has no bytes. */
  EMPTY_FILE,
  /** An upload is not well-formed multipart/form-data. */
  MALFORMED_UPLOAD,
  /** Nothing is served at this path. */
  NOT_FOUND,
  CASE_NOT_FOUND,
  DOCUMENT_NOT_FOUND,
  /** The document exists, but its text has not been extracted. */
  TEXT_NOT_FOUND,
  METHOD_NOT_ALLOWED,
  /** No answer can be given in a media type that the client accepts. */
  NOT_ACCEPTABLE,
  /** A cancel of a document that has ended. */
  NOT_CANCELLABLE,
  /** A retry of a document that neither failed nor was cancelled. */
  NOT_RETRYABLE,
  FILE_TOO_LARGE,
  TOO_MANY_FILES,
  /** The content of a file, or the body of a request, is of a type that is not accepted. */
  UNSUPPORTED_MEDIA_TYPE,
  /** A fault of the server; its log says more. */
  INTERNAL_ERROR,
  DATABASE_UNAVAILABLE,
  STORAGE_UNAVAILABLE,
  /** This node serves as many streams as it may. */
  TOO_MANY_STREAMS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it stands in {@code code} of the problem details. */
  public String word() {
    return word;
  }
}
