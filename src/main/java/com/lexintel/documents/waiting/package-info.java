/**
 * What the rows of waiting and running documents say to whoever reckons when each will be served,
 * and the estimates that are written back. They change {@code seq} beside {@code Document}, in one
 * statement for many rows.
 */
package com.lexintel.documents.waiting;
