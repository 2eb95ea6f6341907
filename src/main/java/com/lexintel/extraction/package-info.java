/**
 * From a stored original to its text: the only code that knows Tika.
 *
 * <ul>
 *   <li>A file's type is decided by its content ({@link com.lexintel.extraction.MediaTypes}); its
 *       name only tells Markdown from other plain text.
 *   <li>Text is normalised while it is collected, so that page starts are offsets into the final
 *       text and nothing is copied twice.
 *   <li>Text that is not there is never passed off as success: a result without a letter or digit
 *       is {@code no_text_found}, a file cut short is {@code corrupt_document} even where parsers
 *       could still read a part of it.
 *   <li>Attachments of messages and PDFs are read, to a bounded depth and number; images inside
 *       documents are not, pages that are images are recognised.
 *   <li>Parsing runs in a child JVM with a memory and a time limit, kept for the next document and
 *       killed on a cancel. It is our own and not Tika's: {@code ForkParser} offers no way to kill
 *       a running parse, lets the child judge its own time-out and deserialises Java objects that
 *       come from it; {@code PipesParser} answers once at the end, without a word on pages between.
 *       The child is started from the deployed JARs, without the server's environment, and ends
 *       when its standard input does.
 * </ul>
 */
package com.lexintel.extraction;
