/**
 * An event as a channel receives it, from this application or from any other publisher, and the
 * JSON in which subscribers get it: whole, or only the fields that changed.
 */
package com.lexintel.channels.event;
