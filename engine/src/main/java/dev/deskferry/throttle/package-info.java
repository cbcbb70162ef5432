/**
 * Rate budgets: how many requests may still go out, per named bucket. A budget is declared in YAML,
 * corrected by what the other side's headers say, and knows nothing of HTTP, Zendesk or HubSpot.
 */
@NullMarked
package dev.deskferry.throttle;

import org.jspecify.annotations.NullMarked;
