/**
 * Progress over Socket.IO, protocol 5: at {@code /socket.io/} a client emits what it wants to
 * watch, and hears {@code progress} and {@code case_progress}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Two protocols, two packages.</b> What packets go over is {@code engineio}'s; here is
 *       what they say. A namespace knows neither.
 *   <li><b>Who calls is asked at every request</b>, before a session is opened, as at every door. A
 *       token in the payload of CONNECT comes too late for that and is not looked at.
 *   <li><b>The acknowledgement is the first message of a subscription</b>, so that it comes before
 *       any state and says whether the cursor was used.
 *   <li><b>Binary attachments are kept as they came</b>, with their placeholders in the JSON. The
 *       application has no use for any.
 * </ul>
 */
package com.lexintel.streaming.socketio;
