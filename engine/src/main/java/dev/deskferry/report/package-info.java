/**
 * What the operator sees: progress while a phase runs, the reconciliation table after it. Renders
 * values; starts nothing and decides nothing.
 */
@NullMarked
package dev.deskferry.report;

import org.jspecify.annotations.NullMarked;
