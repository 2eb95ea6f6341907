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
 *       documents are not, pages that are images are where Tesseract is installed.
 * </ul>
 */
package com.lexintel.extraction;
