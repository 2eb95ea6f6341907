/**
 * The schema, brought up to date by Flyway before anything else starts; the server's connections
 * and transactions; the database's own faults.
 */
package com.lexintel.database;
