/** What is said to an OpenID provider, and what of its answers is believed; by Nimbus. */
package com.lexintel.identity.oidc;
