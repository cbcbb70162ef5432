package dev.deskferry.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Fingerprints that tell whether something changed. MD5: nobody is kept out by them, they only have
 * to be quick.
 */
final class RecordHash {

  private RecordHash() {}

  static UUID of(
      String target, SortedMap<String, String> properties, List<MappedAssociation> links) {
    StringBuilder text = new StringBuilder(4096).append(target);
    properties.forEach((name, value) -> text.append('\0').append(name).append('\1').append(value));
    for (MappedAssociation link : links) {
      text.append('\2').append(link.name()).append('\1').append(link.toObjectType());
      text.append('\1').append(link.toSourceId());
    }
    ByteBuffer digest = ByteBuffer.wrap(digest(text.toString()));
    return new UUID(digest.getLong(), digest.getLong());
  }

  /** 32 hexadecimal digits. */
  static String hex(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
