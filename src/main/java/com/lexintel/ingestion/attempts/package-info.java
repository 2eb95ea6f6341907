/** One try at one document: what it holds, what it reports, how it is stopped. */
package com.lexintel.ingestion.attempts;
