/** Who a request is of, in each mode of {@code lexintel.auth}; without that, no call passes. */
package com.lexintel.identity.authentication;
