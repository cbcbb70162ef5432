/**
 * Compact storage: records as byte arrays, unique indexes and links as primitive arrays, so that
 * three million records of twenty properties fit in a few gigabytes. Knows slots and property keys
 * only, neither HubSpot's rules nor JSON. Nothing here locks; the portal does.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.store;

import org.jspecify.annotations.NullMarked;
