/**
 * Walking a source, as pure functions: the request that belongs to a checkpoint, the page that is
 * in a reply, and the checkpoint behind it. Knows no HTTP client, no database and no clock; a page
 * is read in one streaming pass, its records are kept as the very bytes that came.
 */
@NullMarked
package dev.deskferry.extract;

import org.jspecify.annotations.NullMarked;
