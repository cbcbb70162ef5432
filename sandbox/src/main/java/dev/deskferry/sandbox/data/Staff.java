package dev.deskferry.sandbox.data;

/**
 * An agent or admin.
 *
 * @param email empty when there is none
 * @param role {@code agent} or {@code admin}
 * @param isActive false once deleted or suspended
 */
public record Staff(long id, String name, String email, String role, boolean isActive) {}
