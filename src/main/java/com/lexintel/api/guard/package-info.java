/**
 * What is refused before anybody is asked who calls and before a body is read: foreign hosts, other
 * sites, requests that are too large. No resource knows of it.
 */
package com.lexintel.api.guard;
