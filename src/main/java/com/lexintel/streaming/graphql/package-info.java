/**
 * Progress by GraphQL subscriptions: {@code graphql-transport-ws} over a WebSocket at {@code
 * /graphql}, and {@code graphql-sse} with distinct connections at {@code /graphql/stream}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A channel's sink is the library's publisher</b> ({@code ProgressSource}). The library
 *       asks for the next event when the one before is sent, and that is what the channel waits
 *       for: so order, merging and the end are those of every door.
 *   <li><b>Events keep their order</b>: the library would emit them as they are completed.
 *   <li><b>Only subscriptions are served here.</b> A connection lasts longer than it is known who
 *       calls; what is followed is watched over by the channels.
 * </ul>
 */
package com.lexintel.streaming.graphql;
