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
 *   <li><b>A subscription has one life</b>, {@link com.lexintel.streaming.ClientSubscription},
 *       wherever a client can have several or end one by a message. A door adds how it tells and
 *       how it ends, by a {@link com.lexintel.streaming.Delivery}.
 *   <li><b>Every sink passes the same test</b>, {@code MessageSinkContract}, and every door the
 *       same conformance suite, {@code DoorConformanceTest}.
 * </ul>
 */
package com.lexintel.streaming;
