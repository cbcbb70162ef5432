/** Conversations with HubSpot, played against scripted replies. */
@NullMarked
package dev.deskferry.load;

import org.jspecify.annotations.NullMarked;
