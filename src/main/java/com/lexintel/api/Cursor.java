package com.lexintel.api;

import com.lexintel.progress.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an item stands in a list that is ordered by time, newest first.
 *
 * @param time of the item; a cursor keeps its microseconds, which are all that the database has
 * @param id orders items of the same time
 * @param place orders files of one container; empty for what lies in none
 */
public record Cursor(Instant time, UUID id, String place) {
  private static final Pattern TEXT =
      Pattern.compile("(-?\\d{1,17})_([0-9a-f-]{36})(?:_([0-9.]{1,1000}))?");

  public Cursor(Instant time, UUID id) {
    this(time, id, "");
  }

  /** Empty for what no list has given. */
  public static Optional<Cursor> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Instant time = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
    String place = Optional.ofNullable(parts.group(3)).orElse("");
    return Ids.parse(parts.group(2)).map(id -> new Cursor(time, id, place));
  }

  /** As clients keep it: nothing in it needs to be encoded in a URL. */
  @Override
  public String toString() {
    String text = ChronoUnit.MICROS.between(Instant.EPOCH, time) + "_" + id;
    return place.isEmpty() ? text : text + "_" + place;
  }
}
