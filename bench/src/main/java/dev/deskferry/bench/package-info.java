/**
 * Measurements: the whole chain against raw COPY in one run, and JMH benchmarks of the pure core.
 */
@NullMarked
package dev.deskferry.bench;

import org.jspecify.annotations.NullMarked;
