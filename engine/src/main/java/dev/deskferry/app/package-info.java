/**
 * The verbs: reads the command line and the settings, wires the parts, prints what came of it, and
 * turns failures into one sentence and an exit code (0 done, 1 a problem the message explains, 2
 * wrong usage, 3 interrupted and resumable). No verb holds logic that another program would want.
 */
@NullMarked
package dev.deskferry.app;

import org.jspecify.annotations.NullMarked;
