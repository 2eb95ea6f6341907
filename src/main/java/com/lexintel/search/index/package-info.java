/** The indexes of documents, kept in memory. */
package com.lexintel.search.index;
