/**
 * Questions about the documents of a case, and answers that cite them. See {@code docs/chat.md}.
 *
 * <p>From the bottom up: {@code conversation} keeps what is asked, {@code answer} what is written,
 * by one writer that a fence numbers; {@code provider} makes the text of an answer out of passages;
 * {@code run} lets a node take the answers that wait; {@code resource} is the HTTP API.
 */
package com.lexintel.chat;
