package com.lexintel.channels;

import com.lexintel.channels.state.Topic;
import java.util.Optional;
import java.util.UUID;

/** The truth about progress. Every reading may throw when the database is away. */
public interface ProgressStore {

  /** What has been committed since the reading of that snapshot, and nothing else. */
  Changes changedSince(Snapshot seen);

  /** What that transaction or later ones changed in one topic. */
  Changes changedSince(Topic topic, long position);

  /** The whole state of a topic; of the documents it names, also that they were deleted. */
  Changes stateOf(Topic topic);

  /**
   * What a topic names and nobody knows.
   *
   * @param deletedToo whether what was deleted lately counts as known
   */
  Optional<UUID> unknown(Topic topic, boolean deletedToo);
}
