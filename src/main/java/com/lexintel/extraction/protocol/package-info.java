/** What the child process answers to the server, as bytes. */
package com.lexintel.extraction.protocol;
