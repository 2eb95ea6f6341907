/** The directories of container files, looked at before a library holds all of them in memory. */
package com.lexintel.extraction.container;
