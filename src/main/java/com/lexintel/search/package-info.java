/**
 * Finds passages by their words and by their meaning.
 *
 * <p>Each node keeps in memory an index of every document that is searched: its words, numbers and
 * vectors. A document that is completed never changes, so its index never does either. What is
 * searchable is read from the database with each request; so a new document is found at once on
 * every node, and a deleted one never again. See {@code docs/search.md}.
 */
package com.lexintel.search;
