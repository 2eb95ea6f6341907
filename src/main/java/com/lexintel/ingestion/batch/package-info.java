/** The Jakarta Batch job {@code ingest-document}: one artifact for each step, each small. */
package com.lexintel.ingestion.batch;
