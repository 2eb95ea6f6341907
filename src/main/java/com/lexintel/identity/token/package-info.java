/** Tokens for scripts: made and ended by their owners, kept as hashes. */
package com.lexintel.identity.token;
