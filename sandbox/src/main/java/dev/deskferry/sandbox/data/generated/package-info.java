/**
 * An account made up from a seed. Every record is a pure function of the seed, the size of the
 * account and the record's index, so nothing but a few numbers per record is kept in memory and two
 * runs with one seed serve the same bytes.
 */
@NullMarked
package dev.deskferry.sandbox.data.generated;

import org.jspecify.annotations.NullMarked;
