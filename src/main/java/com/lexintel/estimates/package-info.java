/**
 * How long work takes here: learned from what has been done, said of what is to be done.
 *
 * <p>Decisions: what is learned are straight lines, fixed cost and cost per size, one for each kind
 * of measurement. A few sums are a line, so learning is one small statement, nodes can add to the
 * same line at once, and old measurements fade. A prediction is only the beginning: while a
 * document is worked on, its own pace takes over.
 */
package com.lexintel.estimates;
