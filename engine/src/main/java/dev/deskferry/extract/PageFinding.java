package dev.deskferry.extract;

/**
 * Something the operator should be able to read later: table {@code migration.event}.
 *
 * @param code stable word, for instance {@code character_replaced}
 * @param sourceId empty when it concerns no single record; a place in the walk, such as {@code
 *     second 1580428800}, when records there have no other name
 */
public record PageFinding(String objectType, String sourceId, String code, String message) {}
