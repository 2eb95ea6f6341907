/** The schema: Flyway brings it up to date before anything else of the application starts. */
package com.lexintel.database;
