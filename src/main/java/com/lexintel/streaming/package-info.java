/**
 * The doors through which progress is followed: one sub-package for each transport.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A door is an adapter of {@link com.lexintel.channels.LiveProgress}.</b> Order, merging,
 *       cursors, heartbeats and the end of a stream are the channel's, so they are the same at
 *       every door. A door says how a message looks on its transport.
 *   <li><b>Nothing depends on a door</b>, and no door on another.
 *   <li><b>Every sink passes the same conformance test</b>, {@code MessageSinkContract}.
 * </ul>
 */
package com.lexintel.streaming;
