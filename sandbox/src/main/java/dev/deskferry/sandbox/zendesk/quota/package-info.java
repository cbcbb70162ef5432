/**
 * The quotas of the Zendesk API: what a plan allows, which quotas a request draws on, and how full
 * their windows are. Knows names and numbers, no HTTP and no endpoints.
 */
@NullMarked
package dev.deskferry.sandbox.zendesk.quota;

import org.jspecify.annotations.NullMarked;
