/**
 * Server-sent events, whatever they carry.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Events are our own {@code OutboundSseEvent}</b>, since the servers' builders work on
 *       request threads only.
 *   <li><b>{@code SseBroadcaster} is not used</b>: on both servers one slow client holds up the
 *       rest.
 * </ul>
 */
package com.lexintel.streaming.events;
