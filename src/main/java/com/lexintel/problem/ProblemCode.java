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
  /** {@code offset} or {@code limit} is no usable number, or {@code after} no usable cursor. */
  INVALID_PAGE,
  /** The status that a list is filtered by does not exist. */
  INVALID_STATUS,
  /** A query has no word to look for. */
  EMPTY_QUERY,
  /** A query has more than 1,000 characters. */
  QUERY_TOO_LONG,
  /** A question has no text. */
  EMPTY_QUESTION,
  /** A question has more than 4,000 characters. */
  QUESTION_TOO_LONG,
  /** A conversation's title is too long. */
  INVALID_TITLE,
  /** A subject or a role of a member is none. */
  INVALID_MEMBER,
  /** What was said of a new token for scripts cannot be used. */
  INVALID_TOKEN,
  /** An upload names no case. */
  MISSING_CASE,
  /** An upload brings no file. */
  MISSING_FILE,
  /** An uploaded file has no bytes. */
  EMPTY_FILE,
  /** An upload is not well-formed multipart/form-data. */
  MALFORMED_UPLOAD,
  /** A JSON body or message cannot be parsed, or is not of the shape that is wanted. */
  MALFORMED_JSON,
  /** The call brings no valid identity. */
  UNAUTHENTICATED,
  /** What the caller may see, but not do. */
  FORBIDDEN,
  /** Without a login, a request that does not come from this machine. */
  LOGIN_NOT_SET_UP,
  /** A page of another site wants to change something, or to open a WebSocket. */
  CROSS_SITE,
  /** Nothing is served at this path. */
  NOT_FOUND,
  CASE_NOT_FOUND,
  DOCUMENT_NOT_FOUND,
  /** The document exists, but its text has not been extracted. */
  TEXT_NOT_FOUND,
  TOKEN_NOT_FOUND,
  CHAT_NOT_FOUND,
  ANSWER_NOT_FOUND,
  METHOD_NOT_ALLOWED,
  /** No answer can be given in a media type that the client accepts. */
  NOT_ACCEPTABLE,
  /** A cancel of a document that has ended. */
  NOT_CANCELLABLE,
  /** The change would leave a case without an owner. */
  LAST_OWNER,
  /** A retry of a document that neither failed nor was cancelled. */
  NOT_RETRYABLE,
  /** A question while the one before it is still being answered. */
  ANSWER_RUNNING,
  /** The case has as many conversations as it may. */
  TOO_MANY_CHATS,
  /** The conversation has as many questions as it may. */
  TOO_MANY_MESSAGES,
  /** The body of a request has more bytes than are read. */
  BODY_TOO_LARGE,
  FILE_TOO_LARGE,
  TOO_MANY_FILES,
  /** An upload brought next to nothing while it was waited for. */
  UPLOAD_TOO_SLOW,
  /** This node, or this user, has as many uploads under way as it may. */
  TOO_MANY_UPLOADS,
  /** The user has uploaded as many bytes as one may in an hour. */
  UPLOAD_BUDGET_SPENT,
  /** The content of a file, or the body of a request, is of a type that is not accepted. */
  UNSUPPORTED_MEDIA_TYPE,
  /** A part of an original is asked for that lies behind its end. */
  RANGE_NOT_SATISFIABLE,
  /** The malware scanner finds something in a file. */
  INFECTED_FILE,
  /** LexIntel does not answer under the name in {@code Host}. */
  UNKNOWN_HOST,
  /** A fault of the server; its log says more. */
  INTERNAL_ERROR,
  DATABASE_UNAVAILABLE,
  /** The OpenID provider cannot be asked. */
  IDENTITY_UNAVAILABLE,
  STORAGE_UNAVAILABLE,
  /** The malware scanner cannot be asked, so no file is taken. */
  SCANNER_UNAVAILABLE,
  /** The file store is nearly full; nothing more is taken. */
  STORAGE_FULL,
  /** This node serves as many streams as it may, or as many as one user or address may have. */
  TOO_MANY_STREAMS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it stands in {@code code} of the problem details. */
  public String word() {
    return word;
  }
}
