/**
 * From a document's text to the passages that are embedded and found.
 *
 * <ul>
 *   <li>A pure function: the same text gives the same passages, so an interrupted job continues by
 *       skipping the ones it has.
 *   <li>Lengths are counted with the embedding model's own vocabulary, because an estimate made for
 *       English is half of the truth for Spanish, and what exceeds the model's window is not found.
 *   <li>Linear, and lazy but for one look at the lines of the whole text, which finds running heads
 *       and tables of contents: the next passage is looked for when it is asked for.
 * </ul>
 */
package com.lexintel.chunking;
