/**
 * What is truly Zendesk about Zendesk: how to sign in, what its statuses, headers and four error
 * envelopes mean. Pure functions; who sends the requests and who waits is decided elsewhere.
 */
@NullMarked
package dev.deskferry.zendesk;

import org.jspecify.annotations.NullMarked;
