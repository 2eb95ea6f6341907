/**
 * What `mvn` runs besides Maven's own plugins: the log of the build, PostgreSQL and Redis, and a
 * server with LexIntel. Compiled with the tests, which start their services by it too; no part of
 * the WAR.
 */
package com.lexintel.launcher;
