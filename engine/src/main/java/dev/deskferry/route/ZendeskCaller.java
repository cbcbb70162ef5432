package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.zendesk.AccountName;
import java.util.Optional;

/**
 * Who we are to Zendesk.
 *
 * @param userId empty for nobody
 * @param account subdomain of the account; empty when the reply does not tell
 */
record ZendeskCaller(Optional<String> userId, Optional<String> account) {

  /** Reads {@code user} of {@code /api/v2/users/me}. */
  static ZendeskCaller of(JsonNode user) {
    JsonNode id = user.path("id");
    return new ZendeskCaller(
        id.isNumber() || id.isTextual() ? Optional.of(id.asText()) : Optional.empty(),
        AccountName.of(user.path("url").asText("")));
  }
}
