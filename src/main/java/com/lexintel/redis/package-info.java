/**
 * Redis between the nodes: what is published there reaches the channels of every node at once. It
 * may be away at any time; the channels then follow the database.
 */
package com.lexintel.redis;
