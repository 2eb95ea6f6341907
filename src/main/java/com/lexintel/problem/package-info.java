/**
 * Errors as RFC 9457 problem details with a stable {@code code}. Whatever goes wrong in a request
 * leaves through one of the mappers here; no stack trace or message of a library reaches a client.
 */
package com.lexintel.problem;
