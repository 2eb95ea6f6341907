/**
 * The schema, brought up to date by Flyway before anything else starts; the database's own faults.
 */
package com.lexintel.database;
