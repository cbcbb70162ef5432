/**
 * The checklist of a faithful HubSpot (reference, section 12), one class per line. Display names
 * quote the line; each test proves one part of it.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.checklist;

import org.jspecify.annotations.NullMarked;
