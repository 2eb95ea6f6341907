package com.lexintel.channels.event;

/** Which fields of an event a subscriber of several documents is told. */
public enum Fields {
  /** All that are not null. */
  ALL,
  /**
   * Those that changed since the subscriber was last told of the document, and all the first time.
   * A field that is null then has become null.
   */
  CHANGED,
  /** The same, and after the first time the document is named by a number and not by its id. */
  CHANGED_BY_NUMBER
}
