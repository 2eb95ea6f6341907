/**
 * How long the work on documents takes here: learned from earlier documents, predicted for later
 * ones.
 *
 * <p>Decisions: each kind of measurement has a linear regression, a fixed cost and a cost for each
 * unit of size. It is a few sums, so one small statement learns from a measurement, several nodes
 * can add to the same row, and old measurements lose weight. A prediction is only the start: while
 * a document is worked on, its own speed takes over.
 */
package com.lexintel.estimates;
