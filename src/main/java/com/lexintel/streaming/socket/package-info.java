/**
 * Connections by WebSocket, whatever is spoken on them.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>One frame in flight on a connection</b> ({@link com.lexintel.streaming.Outbox}). Open
 *       Liberty refuses a second, and Payara would queue without bound. Each subscription has at
 *       most one message waiting, and what changes meanwhile is merged behind it by its channel.
 *   <li><b>{@code getBasicRemote} is never used</b>, since it waits for the client. Pings and the
 *       end of a connection may wait too, so they run on another thread.
 *   <li><b>A client that stops reading is given up by its channel</b>, as at every door. What the
 *       channels cannot see is bounded here: answers that are not read, connections that follow
 *       nothing, pings that are not answered.
 *   <li><b>Refusals come before the upgrade</b> ({@code HandshakeFilter}), with a status and
 *       problem details; only what a client asks for later is refused by a message.
 *   <li><b>Endpoints are registered by {@link com.lexintel.streaming.socket.SocketEntrance}</b>,
 *       which gives them what they need. The servers inject into annotated endpoints in different
 *       ways.
 * </ul>
 */
package com.lexintel.streaming.socket;
