/**
 * HubSpot's quotas: which bucket a request draws on, what the headers say about it, and the three
 * bodies of a 429. Knows keys by name only and nothing of what requests do.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.quota;

import org.jspecify.annotations.NullMarked;
