/**
 * The state of one HubSpot account: the records of every object type with their indexes, owners,
 * pipelines and associations, under one lock. Knows nothing of HTTP.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.portal;

import org.jspecify.annotations.NullMarked;
