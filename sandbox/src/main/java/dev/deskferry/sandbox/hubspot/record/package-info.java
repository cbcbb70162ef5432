/**
 * Writing, reading and searching records the way HubSpot does: rules of each object type, what a
 * batch does when one record is bad, what replies carry. Knows JSON bodies but neither paths nor
 * status lines.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.record;

import org.jspecify.annotations.NullMarked;
