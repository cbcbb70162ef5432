package dev.deskferry.extract;

/**
 * The staged record that a per-parent request belongs to.
 *
 * @param id as staged
 * @param version as staged; a fetched child is never older than its parent
 * @param wasRefused whether its children could not be had when they were asked for last
 */
public record Parent(String id, long version, boolean wasRefused) {}
