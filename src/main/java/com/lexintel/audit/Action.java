package com.lexintel.audit;

import java.util.Locale;

/** What can be done that is worth a record. */
public enum Action {
  /** By the page. A token of the provider or for scripts comes with each call, and is no login. */
  LOGGED_IN,
  LOGIN_FAILED,
  LOGGED_OUT,
  CASE_CREATED,
  DOCUMENT_UPLOADED,
  DOCUMENT_CANCELLED,
  DOCUMENT_RETRIED,
  DOCUMENT_DELETED,
  ORIGINAL_READ,
  TEXT_READ,
  /** A search; what was asked for is not recorded. */
  SEARCHED,
  CHAT_STARTED,
  /** A question; its text is not recorded. */
  QUESTION_ASKED,
  /** A conversation with its answers. */
  CHAT_READ,
  ANSWER_STOPPED,
  CHAT_DELETED,
  MEMBER_PUT,
  MEMBER_REMOVED,
  TOKEN_CREATED,
  TOKEN_ENDED,
  /** Records that need not be kept any longer were removed. */
  AUDIT_PRUNED,
  /** A call that was not let in, or that may not do what it asked for. */
  REFUSED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
