package dev.deskferry.throttle;

import java.io.Serializable;

/**
 * A moment, as the one sees it who changes a bucket.
 *
 * @param owner whose steady clock it is; unlike that of any other process
 * @param steadyMillis of a clock that never jumps, comparable for the same owner only
 * @param sharedMillis of a clock that all owners share more or less, and that may jump
 */
public record Tick(String owner, long steadyMillis, long sharedMillis) implements Serializable {}
