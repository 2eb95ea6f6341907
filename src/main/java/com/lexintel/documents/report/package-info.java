/** What became of every file of a case, as a table to take away. */
package com.lexintel.documents.report;
