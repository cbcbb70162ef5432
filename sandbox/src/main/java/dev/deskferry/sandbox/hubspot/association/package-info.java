/**
 * Associations between records: the direction-specific types, labels, primary semantics and caps.
 * Knows slots of record tables, neither properties nor HTTP.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.association;

import org.jspecify.annotations.NullMarked;
