/**
 * A stand-in for the Zendesk Support API. One small class per family of endpoints, a table that
 * joins paths to them, and paging as pure functions over the order of records. Knows the account
 * only through {@code sandbox.data} and HTTP only as values.
 */
@NullMarked
package dev.deskferry.sandbox.zendesk;

import org.jspecify.annotations.NullMarked;
