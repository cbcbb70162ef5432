/**
 * What a Zendesk account holds, as the stand-in serves it: read from JSON lines or generated, with
 * changes made while it is being served laid over it. Records are JSON in the shapes of the Zendesk
 * API. Knows nothing of HTTP, paging or authentication.
 */
@NullMarked
package dev.deskferry.sandbox.data;

import org.jspecify.annotations.NullMarked;
