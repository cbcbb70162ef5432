package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;
import java.util.Map;

/**
 * Attachments: what is known of one, and its content, which is a redirect to another host. Malware
 * that no admin let through is a 403 (unconfirmed; 404 would be as plausible), a deleted file a
 * 404.
 */
final class AttachmentEndpoints {

  /** {@code content_url}, which stands beside the API instead of below it. */
  static final Endpoint CONTENT =
      Endpoint.of(
          "attachments/token/{key}",
          Endpoint.Access.ANYONE,
          Bucket.ATTACHMENTS,
          AttachmentEndpoints::content);

  private AttachmentEndpoints() {}

  static List<Endpoint> table() {
    return List.of(Endpoint.agent("attachments/{id}", AttachmentEndpoints::show));
  }

  private static Reply show(Call call) {
    ObjectNode attachment =
        call.account().attachment(call.id()).orElseThrow(Errors::recordNotFound);
    return JsonBody.start(1_024)
        .put("attachment", Attachments.onWire(attachment, call.site()))
        .reply();
  }

  private static Reply content(Call call) {
    if (call.readings().hasSecureDownloads() && call.caller().isAnonymous()) {
      throw Errors.couldNotAuthenticate();
    }
    ObjectNode attachment =
        call.account()
            .attachment(call.text())
            .filter(found -> !found.path("deleted").asBoolean(false))
            .orElseThrow(Errors::recordNotFound);
    boolean isMalware = attachment.path("malware_scan_result").asText("").equals("malware_found");
    if (isMalware && !attachment.path("malware_access_override").asBoolean(false)) {
      throw Errors.forbidden();
    }
    String host = call.site().substring("http://".length());
    String address =
        call.shared()
            .downloads()
            .address(host, call.text(), attachment.path("file_name").asText("file"));
    return new Reply(
        302, Map.of("Location", address, "Content-Type", "text/html;charset=utf-8"), new byte[0]);
  }
}
