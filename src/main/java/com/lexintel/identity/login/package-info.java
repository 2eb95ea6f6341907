/**
 * How the page logs in and out at an OpenID provider.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>What a login needs until its browser comes back is kept by that browser</b>, in a cookie
 *       for each attempt. So any node can finish it, tabs that log in at once do not meet, and
 *       nobody can fill the database by beginning logins.
 *   <li><b>Whoever is logged in already is not logged in again.</b> Of ten tabs that come back, the
 *       first makes the session.
 * </ul>
 */
package com.lexintel.identity.login;
