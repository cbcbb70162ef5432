/**
 * The figures of docs/performance.md, each measured in processes of its own, and JMH benchmarks of
 * the pure core.
 */
@NullMarked
package dev.deskferry.bench;

import org.jspecify.annotations.NullMarked;
