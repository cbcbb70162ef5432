/**
 * Decides what is sent to HubSpot and what its replies mean for each record: plans, batches of 100,
 * one outcome per record, links between records, and the check of values against the portal's own
 * definitions. Pure: requests go out and replies come in as values; it knows no Camel, no database
 * and no clock.
 */
@NullMarked
package dev.deskferry.load;

import org.jspecify.annotations.NullMarked;
