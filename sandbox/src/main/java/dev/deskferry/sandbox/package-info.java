/** Starts the two stand-ins together; the only package that knows both. */
@NullMarked
package dev.deskferry.sandbox;

import org.jspecify.annotations.NullMarked;
