/**
 * What a text file is, judged by all of its bytes: its encoding, and whether it is plain text, HTML
 * or a message. Knows no parser.
 */
package com.lexintel.extraction.text;
