/**
 * A stand-in for the HubSpot API: one account behind the v3/v4, 2026-03 and 2026-09 paths, with
 * HubSpot's refusals, words and surprises. Imports nothing of the engine and knows nothing of
 * Zendesk.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
