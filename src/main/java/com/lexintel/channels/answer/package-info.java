/**
 * Answers on the same channels as progress. Progress is a state that changes; an answer is a text
 * that only grows.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A reader's cursor is an offset</b> into the text, in UTF-16 code units. It means the
 *       same on every node, since the text before it never changes.
 *   <li><b>Readers are told only what is stored.</b> So a writer that dies takes back nothing that
 *       somebody has read, and any node can go on at any offset.
 *   <li><b>A citation is told before the text that names it.</b> It stands at the offset after its
 *       mark, so a reader whose cursor is there has it.
 *   <li><b>Redis says that there is more, the database says what.</b> Anybody may publish on Redis;
 *       nobody can put words or quotations into an answer there.
 * </ul>
 */
package com.lexintel.channels.answer;
