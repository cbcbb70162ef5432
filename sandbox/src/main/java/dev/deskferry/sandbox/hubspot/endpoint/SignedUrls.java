package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.file.StoredFile;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses under which anybody may download one file until they expire. HubSpot serves them from
 * another host; here they are on the same one.
 */
public final class SignedUrls {

  /** How the paths of signed addresses begin. */
  public static final String PREFIX = "/hubfs-signed/";

  private static final int USUAL_SECONDS = 300;
  private static final int MOST_SECONDS = 604_800;

  private final Portal portal;
  private final byte[] secret = new byte[32];

  SignedUrls(Portal portal) {
    this.portal = portal;
    new SecureRandom().nextBytes(secret);
  }

  /** The reply to {@code GET …/signed-url} (schema {@code SignedUrl}). */
  Reply sign(Call call, StoredFile file) {
    int seconds = seconds(call.request().parameter("expirationSeconds"));
    Instant expires = call.now().plusSeconds(seconds);
    String terms = file.id() + "?expires=" + expires.getEpochSecond();
    String host = call.request().header("host").orElse("127.0.0.1");
    ObjectNode json = Json.object().put("expiresAt", expires.toString());
    json.put("url", "http://" + host + PREFIX + terms + "&signature=" + signature(terms));
    json.put("name", file.name()).put("extension", file.extension());
    return Json.reply(200, json.put("type", file.type()).put("size", file.size()));
  }

  private static int seconds(Optional<String> text) {
    if (text.isEmpty()) {
      return USUAL_SECONDS;
    }
    boolean isNumber = text.get().matches("\\d{1,6}");
    int seconds = isNumber ? Integer.parseInt(text.get()) : 0;
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new FaultException(
          Fault.validation("Invalid query parameter expirationSeconds: " + text.get()));
    }
    return seconds;
  }

  /** The content, 403 for an address that is not signed or has expired, 404 without a file. */
  public Reply download(Request request) {
    String id = request.path().substring(PREFIX.length());
    String expires = request.parameter("expires").orElse("");
    boolean isSigned =
        request.method().equals("GET")
            && expires.matches("\\d{1,12}")
            && signature(id + "?expires=" + expires)
                .equals(request.parameter("signature").orElse(""))
            && Instant.ofEpochSecond(Long.parseLong(expires)).isAfter(portal.now());
    if (!isSigned) {
      return Reply.html(403, "<html><body><h1>403 Forbidden</h1></body></html>");
    }
    portal.lock().readLock().lock();
    try {
      return portal
          .files()
          .find(id)
          .map(file -> content(portal.files().content(file)))
          .orElseGet(() -> Reply.html(404, "<html><body><h1>404 Not Found</h1></body></html>"));
    } finally {
      portal.lock().readLock().unlock();
    }
  }

  /** Bytes as a download. */
  static Reply content(byte[] bytes) {
    return new Reply(200, Map.of("Content-Type", "application/octet-stream"), bytes);
  }

  private String signature(String terms) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(terms.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
