/** Image files, page by page: how they are decoded within bounds, and their recognised text. */
package com.lexintel.extraction.child.image;
