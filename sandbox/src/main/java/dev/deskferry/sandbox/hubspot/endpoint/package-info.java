/**
 * The endpoints: which path does what with the portal, which scopes it needs, and the exact shape
 * of its reply.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.endpoint;

import org.jspecify.annotations.NullMarked;
