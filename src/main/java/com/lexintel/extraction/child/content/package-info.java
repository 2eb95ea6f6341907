/**
 * The text of a document while it is collected: characters, lines, pages, and what of a file is
 * embedded in another.
 */
package com.lexintel.extraction.child.content;
