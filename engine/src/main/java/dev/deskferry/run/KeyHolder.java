package dev.deskferry.run;

/**
 * Another load that has keys in hand, or whose nodes may still act on them.
 *
 * @param name such as {@code load run 3 (lane open)}
 * @param isAtWork whether it is running and holds a lease; otherwise it lets go within seconds
 */
public record KeyHolder(String name, boolean isAtWork) {}
