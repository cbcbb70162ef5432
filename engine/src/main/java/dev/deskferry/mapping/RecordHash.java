package dev.deskferry.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Fingerprints that tell whether something changed. MD5: nobody is kept out by them, they only have
 * to be quick.
 */
final class RecordHash {

  private static final int LONG = 256;

  private RecordHash() {}

  /**
   * A property without a value counts as absent: to add one to a mapping touches only the records
   * that have a value for it, while a value that goes away changes the hash.
   */
  static UUID of(
      String target, SortedMap<String, String> properties, List<MappedAssociation> links) {
    StringBuilder text = new StringBuilder(2048).append(target);
    List<String> bodies = new ArrayList<>(2);
    properties.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            return;
          }
          text.append('\0').append(name).append('\1');
          // Encoding is quick for plain ASCII only; a body in another script must not slow down the
          // rest.
          if (value.length() > LONG) {
            text.append('\3').append(value.length());
            bodies.add(value);
          } else {
            text.append(value);
          }
        });
    for (MappedAssociation link : links) {
      text.append('\2').append(link.name()).append('\1').append(link.toObjectType());
      text.append('\1').append(link.toSourceId());
    }
    MessageDigest digest = digest();
    digest.update(bytes(text.toString()));
    bodies.forEach(body -> digest.update(bytes(body)));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new UUID(hash.getLong(), hash.getLong());
  }

  /** 32 hexadecimal digits. */
  static String hex(String text) {
    return HexFormat.of().formatHex(digest().digest(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
