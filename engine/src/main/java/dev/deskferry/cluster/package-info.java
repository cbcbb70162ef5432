/**
 * Nodes that know of each other, through Hazelcast, which is imported nowhere else. All that is
 * here may vanish at any time: then a node behaves as if it were alone and says so once, and work
 * goes on, at worst slower. Decides nothing that must be true, which is left to the database.
 */
@NullMarked
package dev.deskferry.cluster;

import org.jspecify.annotations.NullMarked;
