package dev.deskferry.extract;

import dev.deskferry.spec.SourceCondition;
import dev.deskferry.spec.SourceRecordSpec;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes staged records out of what the scanner found in one reply. Not thread-safe. */
final class RecordBuilder {

  /** A record, and whether characters in it had to be replaced. */
  record Built(SourceRecord record, boolean isCleaned) {}

  private final byte[] body;
  private final MessageDigest md5;

  RecordBuilder(byte[] body) {
    this.body = body;
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  static boolean matches(Optional<SourceCondition> condition, Fields fields) {
    return condition
        .map(
            it ->
                fields
                    .value(it.field())
                    .filter(value -> it.values().isEmpty() || it.values().contains(value.text()))
                    .isPresent())
        .orElse(true);
  }

  /**
   * The record as it is staged; empty when it has no identity.
   *
   * @param outer the record around it, or itself
   * @param added literals for keys that it lacks, by key
   * @param floor the least version
   */
  Optional<Built> build(
      SourceRecordSpec spec, Fields fields, Fields outer, Map<String, String> added, long floor) {
    Map<String, byte[]> inherited = inherited(spec, fields, outer);
    added.forEach(
        (key, literal) -> {
          if (!fields.has(key)) {
            inherited.put(key, literal.getBytes(StandardCharsets.UTF_8));
          }
        });
    return fields
        .value(spec.id())
        .map(
            id -> {
              byte[] received = spliced(fields, inherited);
              byte[] payload = Cleaner.clean(received);
              SourceRecord record =
                  new SourceRecord(
                      spec.objectType(),
                      id.text(),
                      parent(spec, fields, outer, added),
                      payload,
                      hash(payload),
                      Math.max(floor, version(spec, fields, outer)),
                      spec.deleted().isPresent() && matches(spec.deleted(), fields));
              return new Built(record, payload != received);
            });
  }

  private Map<String, byte[]> inherited(SourceRecordSpec spec, Fields fields, Fields outer) {
    Map<String, byte[]> inherited = new LinkedHashMap<>();
    for (String key : spec.inherit()) {
      if (!fields.has(key)) {
        outer
            .value(key)
            .ifPresent(it -> inherited.put(key, Arrays.copyOfRange(body, it.start(), it.end())));
      }
    }
    return inherited;
  }

  private byte[] spliced(Fields fields, Map<String, byte[]> added) {
    if (added.isEmpty()) {
      return Arrays.copyOfRange(body, fields.start(), fields.end());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(fields.end() - fields.start() + 256);
    out.write('{');
    added.forEach(
        (key, value) -> {
          out.writeBytes(("\"" + key + "\":").getBytes(StandardCharsets.UTF_8));
          out.writeBytes(value);
          out.write(',');
        });
    out.write(body, fields.start() + 1, fields.end() - fields.start() - 1);
    return out.toByteArray();
  }

  private static Optional<String> parent(
      SourceRecordSpec spec, Fields fields, Fields outer, Map<String, String> added) {
    return spec.parent()
        .flatMap(
            key ->
                field(spec, key, fields, outer)
                    .map(Fields.Value::text)
                    .or(() -> Optional.ofNullable(added.get(key)).map(it -> it.replace("\"", ""))));
  }

  private static long version(SourceRecordSpec spec, Fields fields, Fields outer) {
    return spec.version().stream()
        .flatMap(key -> field(spec, key, fields, outer).stream())
        .findFirst()
        .map(Versions::of)
        .orElse(0L);
  }

  private static Optional<Fields.Value> field(
      SourceRecordSpec spec, String key, Fields fields, Fields outer) {
    Optional<Fields.Value> own = fields.value(key);
    boolean mayInherit = spec.inherit().contains(key) && !fields.has(key);
    return own.isEmpty() && mayInherit ? outer.value(key) : own;
  }

  private UUID hash(byte[] payload) {
    ByteBuffer digest = ByteBuffer.wrap(md5.digest(payload));
    return new UUID(digest.getLong(), digest.getLong());
  }
}
