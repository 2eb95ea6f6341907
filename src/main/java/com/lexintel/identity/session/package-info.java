/** Logins of the page, kept in the database: a row for each, found by the hash of its secret. */
package com.lexintel.identity.session;
