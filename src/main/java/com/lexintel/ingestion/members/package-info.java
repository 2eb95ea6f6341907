/** Files within files: how they become documents, and how their container is told of them. */
package com.lexintel.ingestion.members;
