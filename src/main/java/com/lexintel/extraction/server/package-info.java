/** What runs in the server: processes that read documents, with their limits on time and memory. */
package com.lexintel.extraction.server;
