/**
 * Engine.IO, protocol 4: a session of packets over long-polling or a WebSocket, or over the first
 * and then the second. It knows nothing of what the packets say.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A servlet of our own</b> ({@code EngineServlet}). The ports to Java bring a server with
 *       a port of its own, fall back to protocol 3, or write while they hold a thread.
 *   <li><b>The servlet upgrades</b> a request to a WebSocket, so that one place decides on every
 *       request of a session.
 *   <li><b>No thread waits.</b> A poll is an asynchronous request, written without blocking; frames
 *       go through {@code Outbox}.
 *   <li><b>A session belongs to who opened it.</b> Its id cannot be guessed, and helps nobody else.
 *   <li><b>Everything has a bound</b>: the size of a payload, the packets that wait, the sessions,
 *       the time to answer a ping and to end an upgrade.
 * </ul>
 */
package com.lexintel.streaming.socketio.engineio;
