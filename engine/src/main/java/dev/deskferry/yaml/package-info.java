/**
 * Text to nodes that still know where they stood. The only package that imports SnakeYAML. Reads
 * the YAML 1.2 core schema ({@code yes} and {@code 2026-01-01} stay strings), refuses anchors,
 * tags, duplicate keys and several documents, and records what is wrong instead of throwing. Knows
 * nothing of what the keys mean.
 */
@NullMarked
package dev.deskferry.yaml;

import org.jspecify.annotations.NullMarked;
