/**
 * Redis between the nodes: what is published there reaches the channels of every node at once.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Redis is fast and may fail.</b> Publishing neither blocks nor throws. What is lost comes
 *       from the database, which the channels read once a second anyway.
 *   <li><b>One pattern subscription for a node</b>, not one for each document: a client library has
 *       a ceiling for subscriptions, and each would be a round trip.
 *   <li><b>A canary tells whether the node hears.</b> A listener can die without a word, so the
 *       node publishes to itself every second, on a thread that does nothing else. It is connected
 *       only while it hears what it sent; what it had no time to send tells nothing.
 *   <li><b>A canary behind many messages is late, not lost.</b> All that a node hears comes over
 *       its one subscription, in order, so a flood keeps the canary back. To subscribe anew then
 *       would lose what is waiting. Few messages are no flood, and the canaries of other nodes are
 *       none at all: a node that hears those and not itself has been parted from what it publishes.
 *   <li><b>Redisson's pings stay</b>, since they find a connection that is cut without a word, and
 *       {@code AnsweredPings} mends what they would lose.
 *   <li><b>Anyone may publish.</b> {@code Inbox} takes any JSON object on a document's channel, and
 *       drops, counts and logs the rest.
 *   <li><b>What happens in a transaction is published after its commit</b>, and to this node's own
 *       channels directly, so that they need no Redis.
 * </ul>
 */
package com.lexintel.redis;
