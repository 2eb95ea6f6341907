/** What runs in the child process: the only code that parses documents, with Tika. */
package com.lexintel.extraction.child;
