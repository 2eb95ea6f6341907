/**
 * Cancel and retry of all documents of a case.
 *
 * <p>The request records what is asked and answers. A node does it in portions of some hundred
 * documents that follow one another, each portion in one transaction of a few statements, with the
 * record of how far it is: so a case of any size neither holds the caller nor locks the case, and
 * nothing is done twice. If the node dies, another one goes on behind the last document that was
 * reached. What a worker has, and what another transaction has locked, is done by itself, as if it
 * had been asked for alone: it ends a portion, so that the order is kept.
 *
 * <p>What changes in a portion is not published on Redis. Every node reads it from the database
 * within a second, as it does whatever is not published, and messages by the thousand would hold up
 * those of documents that are worked on.
 */
package com.lexintel.ingestion.caseaction;
