package com.lexintel.channels.state;

/**
 * A state, without what is in it.
 *
 * @param tag equal for equal states, on every node; of a single document the {@code seq}
 * @param cursor with which a subscriber that has this state resumes
 * @param resumable whether the cursor that was asked about can be used
 * @param behind whether it can be used and lacks something
 * @param ended whether the state will not change any more
 */
public record Mark(String tag, String cursor, boolean resumable, boolean behind, boolean ended) {}
