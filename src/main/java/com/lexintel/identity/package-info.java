/**
 * Who calls. An {@link com.lexintel.identity.Identity} is found once for each request, from its
 * {@code Authorization} header, and handed on as a value: never injected, never kept in a field.
 */
package com.lexintel.identity;
