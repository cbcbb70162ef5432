package dev.deskferry.spec;

import dev.deskferry.throttle.BucketSettings;

/**
 * A declared rate bucket, and how replies name it.
 *
 * @param header what the rate headers of replies call it; empty when they do not speak of it
 */
public record RateLimitSpec(BucketSettings bucket, String header) {}
