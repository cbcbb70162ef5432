package dev.deskferry.sandbox.zendesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The addresses that attachments redirect to: another host, signed, and soon invalid. Clients must
 * follow them at once and must not keep them.
 */
final class Downloads {

  private static final int UNKNOWN_PORT = 8803;

  private final ZendeskOptions options;
  private volatile int port = UNKNOWN_PORT;

  Downloads(ZendeskOptions options) {
    this.options = options;
  }

  void servedAt(int otherPort) {
    port = otherPort;
  }

  /**
   * An address that is valid from now on for a short while.
   *
   * @param host by which the client knows the stand-in, with or without a port
   */
  String address(String host, String token, String fileName) {
    long expires =
        options.clock().instant().plus(options.readings().downloadLife()).getEpochSecond();
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return "http://%s:%d/files/%s?name=%s&expires=%d&signature=%s"
        .formatted(
            name,
            port,
            token,
            URLEncoder.encode(fileName, StandardCharsets.UTF_8),
            expires,
            signature(token, expires));
  }

  boolean isSigned(String token, long expires, String signature) {
    return signature(token, expires).equals(signature);
  }

  boolean isExpired(long expires) {
    return options.clock().instant().isAfter(Instant.ofEpochSecond(expires));
  }

  private String signature(String token, long expires) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = options.clientSecret() + "/" + token + "/" + expires;
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
