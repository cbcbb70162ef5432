package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host behind the redirect of an attachment. It speaks XML as object stores do, and refuses a
 * request that carries {@code Authorization} beside its signature.
 */
final class DownloadHost implements Function<Request, Reply> {

  private static final Pattern FILE = Pattern.compile("/files/([A-Za-z0-9]{1,64})");

  private final Downloads downloads;
  private final LiveAccount account;

  DownloadHost(Downloads downloads, LiveAccount account) {
    this.downloads = downloads;
    this.account = account;
  }

  @Override
  public Reply apply(Request request) {
    if (request.header("authorization").isPresent()) {
      return error(
          400,
          "InvalidArgument",
          "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature"
              + " query string parameter or the Authorization header should be specified");
    }
    if (!request.method().equals("GET")) {
      return error(405, "MethodNotAllowed", "The specified method is not allowed");
    }
    Matcher file = FILE.matcher(request.path());
    String expires = request.parameter("expires").orElse("");
    if (!file.matches() || !expires.matches("\\d{1,12}")) {
      return error(404, "NoSuchKey", "The specified key does not exist.");
    }
    return file(file.group(1), Long.parseLong(expires), request);
  }

  private Reply file(String token, long expires, Request request) {
    if (!downloads.isSigned(token, expires, request.parameter("signature").orElse(""))) {
      return error(
          403, "SignatureDoesNotMatch", "The request signature does not match the one calculated");
    }
    if (downloads.isExpired(expires)) {
      return error(403, "AccessDenied", "Request has expired");
    }
    Optional<ObjectNode> attachment = account.attachment(token);
    if (attachment.isEmpty()) {
      return error(404, "NoSuchKey", "The specified key does not exist.");
    }
    String type = attachment.get().path("content_type").asText("binary/octet-stream");
    return new Reply(200, Map.of("Content-Type", type), Contents.of(attachment.get()));
  }

  private static Reply error(int status, String code, String message) {
    String body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>";
    return new Reply(
        status, Map.of("Content-Type", "application/xml"), body.getBytes(StandardCharsets.UTF_8));
  }
}
