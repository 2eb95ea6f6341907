/**
 * Whether this node can serve: it needs its database, its file store and, when it works on
 * documents, its model. Without Redis it serves from the database, so that only shows.
 */
package com.lexintel.health;
