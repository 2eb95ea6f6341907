/** Text recognition by the program Tesseract, and the judgement of what it gave. */
package com.lexintel.extraction.child.recognition;
