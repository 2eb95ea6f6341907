/**
 * Who calls. An {@link com.lexintel.identity.Identity} is found once for each request, from its
 * {@code Authorization} header or the cookie of a login, and handed on as a value: never injected,
 * never kept in a field.
 */
package com.lexintel.identity;
