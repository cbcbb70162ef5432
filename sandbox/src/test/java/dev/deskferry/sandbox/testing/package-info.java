/** Helpers of the sandbox's own tests. */
@NullMarked
package dev.deskferry.sandbox.testing;

import org.jspecify.annotations.NullMarked;
