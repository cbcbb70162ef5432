/**
 * Changes an account while it is being read, so that walks meet duplicates, moves and tombstones.
 */
@NullMarked
package dev.deskferry.sandbox.churn;

import org.jspecify.annotations.NullMarked;
