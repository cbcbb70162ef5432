/**
 * The HTTP surface of the stand-ins: a request and a reply as values, and a Jetty server that
 * carries them. Knows nothing of Zendesk or HubSpot; the stand-ins know nothing of Jetty.
 */
@NullMarked
package dev.deskferry.sandbox.http;

import org.jspecify.annotations.NullMarked;
