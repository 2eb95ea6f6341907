/**
 * What the API has, as a graph that is asked in GraphQL: the schema stands in {@code
 * schema.graphqls}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>An endpoint of our own.</b> The servers' own GraphQL cannot carry subscriptions here.
 *   <li><b>Nothing is decided here.</b> Fields call what the resources of the API call, so rules,
 *       records and refusals are the same; {@code extensions.code} is the code of the problem.
 *   <li><b>A field of many objects is read once</b>, by a data loader ({@code Wiring.batched}).
 *   <li><b>Everything runs on the request's thread</b>, which knows whose request it is.
 *   <li><b>Subscriptions come from above</b>, by {@link com.lexintel.graphql.FieldSource}: this
 *       package knows no door.
 * </ul>
 */
package com.lexintel.graphql;
