/** The import table of the house, as tests. */
@NullMarked
package dev.deskferry.architecture;

import org.jspecify.annotations.NullMarked;
