/**
 * The plumbing of the HTTP API: problem details (RFC 9457), pages of lists, ids, JSON, headers. No
 * stack trace or message of a library reaches a client.
 */
package com.lexintel.api;
