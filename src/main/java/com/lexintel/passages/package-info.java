/**
 * What was made of a document: its text, and its passages with their vectors.
 *
 * <p>These are many rows that are only ever written and read in bulk, so they go through plain JDBC
 * in the transaction of the caller; entities would bring nothing but their cost. A passage without
 * a vector is what is left to do after an interruption.
 */
package com.lexintel.passages;
