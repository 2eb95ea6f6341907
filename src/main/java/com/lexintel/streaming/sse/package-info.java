/**
 * Progress as server-sent events. How these are written is in {@link
 * com.lexintel.streaming.events}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Refusals come before the stream begins</b> ({@code StreamGate}): once it has begun there
 *       is no status left to say them with.
 * </ul>
 */
package com.lexintel.streaming.sse;
