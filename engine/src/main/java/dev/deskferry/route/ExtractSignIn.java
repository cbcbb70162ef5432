package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.zendesk.ReplyHead;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests. With client credentials it holds the current access token and has a new one
 * minted when there is none; the token is never logged and leaves no trace in an exchange.
 */
public final class ExtractSignIn {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/oauth/tokens";

  private final ZendeskCredentials credentials;
  private volatile @Nullable String minted;

  /** Signs with these credentials. */
  public ExtractSignIn(ZendeskCredentials credentials) {
    this.credentials = credentials;
  }

  /** Whether a token must be minted before a request can be signed; asked by the route. */
  public boolean needsToken() {
    return credentials instanceof ZendeskCredentials.ClientCredentials && minted == null;
  }

  /** Forgets the minted token; false when there is none to mint anew. */
  boolean forget() {
    minted = null;
    return credentials instanceof ZendeskCredentials.ClientCredentials;
  }

  /** Sets {@code Authorization}; the route calls this last and removes it right after. */
  public void authorize(Message message) {
    message.setHeader("Authorization", header());
  }

  /** The body that mints a token by {@code grant_type=client_credentials}. */
  public void mintRequest(Message message) {
    if (!(credentials instanceof ZendeskCredentials.ClientCredentials client)) {
      throw new IllegalStateException("only client credentials mint tokens");
    }
    ObjectNode body = JSON.createObjectNode();
    body.put("grant_type", "client_credentials");
    body.put("client_id", client.clientId());
    body.put("client_secret", client.clientSecret());
    body.put("scope", "read");
    message.setBody(body.toString());
    message.setHeader(Exchange.HTTP_METHOD, "POST");
    message.setHeader(Exchange.HTTP_PATH, PATH);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
  }

  /**
   * Keeps the minted token.
   *
   * @throws ExtractFailedException when the reply holds none
   */
  public void mintReply(Exchange exchange) throws IOException {
    byte[] body = Replies.takeBody(exchange);
    ReplyHead head = Replies.head(exchange, PATH, body);
    String token = head.status() == 200 ? token(body) : "";
    if (token.isEmpty()) {
      throw new ExtractFailedException(
          "%s: no token was minted; check %s".formatted(head.describe(), credentials.settings()));
    }
    minted = token;
  }

  private static String token(byte[] body) throws IOException {
    JsonNode reply = JSON.readTree(body);
    return reply == null ? "" : reply.path("access_token").asText("");
  }

  private String header() {
    if (credentials instanceof ZendeskCredentials.ApiToken token) {
      return token.header();
    }
    if (credentials instanceof ZendeskCredentials.OAuthToken token) {
      return token.header();
    }
    return "Bearer " + minted;
  }
}
