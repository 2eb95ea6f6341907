/**
 * Cancel and retry of all documents of a case.
 *
 * <p>The request records what is asked and answers; a node does it document by document, each in a
 * transaction of its own, so that a case of any size neither holds the caller nor locks the case.
 * Readers see each document as it is reached. If the node dies, another one goes on behind the last
 * document that was reached.
 */
package com.lexintel.ingestion.caseaction;
