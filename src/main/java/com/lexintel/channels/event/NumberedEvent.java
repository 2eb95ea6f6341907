package com.lexintel.channels.event;

/**
 * A whole event of a document that has a number in its channel.
 *
 * @param number by which later events may name the document
 */
public record NumberedEvent(ReceivedEvent event, int number) implements EventJson {

  @Override
  public String compact(Wording wording) {
    String json = event.compact(wording);
    return wording.numbered()
        ? "{\"" + Wording.NUMBER + "\":" + number + "," + json.substring(1)
        : json;
  }
}
