/**
 * Progress on asking, at once or when something changes.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A poll reads the channel of its topic</b>, as streams do, so a thousand polls cost the
 *       database what one stream costs.
 *   <li><b>A client that waits is a subscriber</b> that takes no message: the first one that brings
 *       something new makes the poll answer. It holds no thread.
 *   <li><b>Who need not wait is answered by a filter</b> ({@code PollGate}), before the server
 *       suspends the request and hands it to another thread.
 *   <li><b>What is unchanged is not built.</b> The entity tag is the state's digest, which is
 *       always known; only an answer with a body reads the documents.
 *   <li><b>{@code Prefer: wait} is parsed here</b>: no library in use knows RFC 7240. Conditions
 *       are the platform's.
 * </ul>
 */
package com.lexintel.streaming.polling;
