/** Replies and paths, checked against texts that HubSpot publishes or that were observed. */
@NullMarked
package dev.deskferry.hubspot;

import org.jspecify.annotations.NullMarked;
