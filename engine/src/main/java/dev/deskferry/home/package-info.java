/**
 * The root folder of a migration on disk. Reads the texts that the pure packages then work with;
 * judges none of them.
 */
@NullMarked
package dev.deskferry.home;

import org.jspecify.annotations.NullMarked;
