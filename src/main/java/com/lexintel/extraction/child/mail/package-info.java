/** Messages: their heading, the version of the body that has the words, and what is attached. */
package com.lexintel.extraction.child.mail;
