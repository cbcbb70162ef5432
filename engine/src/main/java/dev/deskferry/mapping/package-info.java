/**
 * Spec and staged record in, mapped record out. A compiled mapping is pure and thread-safe: the
 * same staged record and the same lookups give the same mapped record and the same hash. Knows no
 * HTTP, no database, no clock and no files.
 */
@NullMarked
package dev.deskferry.mapping;

import org.jspecify.annotations.NullMarked;
