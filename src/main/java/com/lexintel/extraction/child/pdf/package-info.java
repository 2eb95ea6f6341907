/** PDF, page by page: what is drawn on a page, the text of its forms, and which pages are scans. */
package com.lexintel.extraction.child.pdf;
