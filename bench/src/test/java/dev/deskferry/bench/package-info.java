/** What measurements compute. */
@NullMarked
package dev.deskferry.bench;

import org.jspecify.annotations.NullMarked;
