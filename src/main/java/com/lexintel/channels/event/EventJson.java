package com.lexintel.channels.event;

/** Something that is told of a document in a message about several. */
public interface EventJson {

  /**
   * Its JSON object, without the fields that are null.
   *
   * @param inCase also without the case, where the subscriber knows it
   */
  String compact(boolean inCase);
}
