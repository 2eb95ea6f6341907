/**
 * The documents that wait for a worker of any node: who is next, and what each is told of its
 * place.
 */
package com.lexintel.queue;
