package com.lexintel.streaming.socketio.engineio;

import com.lexintel.identity.Client;

/**
 * What a WebSocket was opened for.
 *
 * @param session that is to go over it; null for a new one
 */
record EngineVisit(Client client, EngineSession session) {}
