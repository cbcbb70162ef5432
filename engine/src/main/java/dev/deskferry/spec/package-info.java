/**
 * The YAML of a migration as immutable records: what was written, read and checked key by key, not
 * yet compiled. Readers take text and file names, never files, and record problems with their
 * place.
 */
@NullMarked
package dev.deskferry.spec;

import org.jspecify.annotations.NullMarked;
