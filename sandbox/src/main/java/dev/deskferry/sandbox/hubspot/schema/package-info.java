/**
 * What a portal defines: object types, properties with their groups and options, owners and
 * pipelines; and whether a value fits a property. Knows nothing of records or of HTTP paths.
 *
 * <p>Types, groups, writability and options of HubSpot's own properties follow its documentation
 * and definitions seen in real portals (2025).
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.schema;

import org.jspecify.annotations.NullMarked;
