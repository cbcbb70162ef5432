/**
 * Runs, tasks and partitions: who may work on what, and what has been done. The truth is in the
 * tables {@code migration.run, migration.task} and {@code migration.partition}; whoever holds a
 * lease carries its fencing token in every write. Knows no source, no target and no Camel.
 */
@NullMarked
package dev.deskferry.run;

import org.jspecify.annotations.NullMarked;
