/**
 * Malware scanning of what is uploaded, by a scanner that the operator runs: {@code
 * docs/decisions/0027-scanned-at-the-upload.md}.
 */
package com.lexintel.scan;
