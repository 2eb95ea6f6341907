/**
 * What belongs to this node as a whole: its clocks, its threads, and the end of its service, told
 * before the server stops the application.
 *
 * <p>Liberty first waits up to 30 s for open requests, with the application running, and stops the
 * application only then. So the application watches for the beginning of that wait.
 */
package com.lexintel.node;
