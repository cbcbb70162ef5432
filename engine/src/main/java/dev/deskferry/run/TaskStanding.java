package dev.deskferry.run;

/**
 * How a task stands.
 *
 * @param message why it failed or waits; empty when there is nothing to say
 */
public record TaskStanding(WorkState state, String message) {}
