/**
 * Progress over WebSocket: {@code /ws}, where a client subscribes to as much as it wants over one
 * connection, and {@code /ws/documents/{id}/progress}, where each event of a document is one text.
 * What every WebSocket has is in {@link com.lexintel.streaming.socket}.
 */
package com.lexintel.streaming.websocket;
