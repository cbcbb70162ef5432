/** Nodes in one JVM and in many. */
@NullMarked
package dev.deskferry.cluster;

import org.jspecify.annotations.NullMarked;
