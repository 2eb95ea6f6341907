/**
 * Prepares office files for Tika, which loses numbers and checkboxes of Word files and takes
 * tracked deletions for text.
 */
package com.lexintel.extraction.child.office;
