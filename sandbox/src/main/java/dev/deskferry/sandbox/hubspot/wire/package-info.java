/**
 * What every HubSpot endpoint of the stand-in shares: versions and paths, the call, JSON in and
 * out, and faults in HubSpot's own words. Knows nothing of records, properties or associations.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.wire;

import org.jspecify.annotations.NullMarked;
