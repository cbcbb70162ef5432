package dev.deskferry.extract;

import java.util.Optional;
import java.util.UUID;

/**
 * One record as it is staged.
 *
 * @param payload UTF-8 JSON, the very bytes that came unless something was inherited or replaced
 * @param hash MD5 of the payload
 * @param version epoch milliseconds, 0 when the record has none
 */
public record SourceRecord(
    String objectType,
    String sourceId,
    Optional<String> parentId,
    byte[] payload,
    UUID hash,
    long version,
    boolean isDeleted) {}
