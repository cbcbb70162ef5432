/** Rate budgets under steered clocks. */
@NullMarked
package dev.deskferry.throttle;

import org.jspecify.annotations.NullMarked;
