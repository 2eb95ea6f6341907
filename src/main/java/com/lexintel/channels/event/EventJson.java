package com.lexintel.channels.event;

/** Something that is told of a document in a message about several. */
public interface EventJson {

  /** Its JSON object, without the fields that are null. */
  String compact(Wording wording);
}
