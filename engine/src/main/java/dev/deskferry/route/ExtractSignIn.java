package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.zendesk.ReplyHead;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests. With client credentials it holds the current access token and has a new one
 * minted when there is none; the token is never logged and leaves no trace in an exchange.
 */
public final class ExtractSignIn {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 429);
  private static final String PATH = "/oauth/tokens";

  private final ZendeskCredentials credentials;
  private @Nullable Minted minted;
  private long mintedCount;

  private record Minted(String token, long number, boolean isRefused) {}

  /** Signs with these credentials. */
  public ExtractSignIn(ZendeskCredentials credentials) {
    this.credentials = credentials;
  }

  /** Whether a token must be minted before a request can be signed; asked by the route. */
  public synchronized boolean needsToken() {
    return credentials instanceof ZendeskCredentials.ClientCredentials
        && (minted == null || minted.isRefused());
  }

  /**
   * Has a token minted anew, unless another call has already done so since this one was signed.
   *
   * @param number of the token that was refused
   * @return false when these credentials mint no tokens
   */
  synchronized boolean forget(long number) {
    if (minted != null && minted.number() == number) {
      minted = new Minted(minted.token(), number, true);
    }
    return credentials instanceof ZendeskCredentials.ClientCredentials;
  }

  /** Sets {@code Authorization}; the route calls this last and removes it right after. */
  public synchronized void authorize(Exchange exchange) {
    exchange.getMessage().setHeader("Authorization", header());
    ExtractCall<?> call = exchange.getProperty(Names.CALL, ExtractCall.class);
    call.signedBy(minted == null ? 0 : minted.number());
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
   * @throws TokenNotMintedException when the reply says nothing about the credentials: asking again
   *     may help
   * @throws ExtractFailedException when the credentials are refused
   */
  public void mintReply(Exchange exchange) throws TokenNotMintedException {
    byte[] body = Replies.takeBody(exchange);
    ReplyHead head = Replies.head(exchange, PATH, body);
    boolean isGood = head.status() == 200;
    String token = isGood ? token(body) : "";
    if (!token.isEmpty()) {
      keep(token);
      return;
    }
    boolean isPassing = PASSING.contains(head.status()) || head.status() >= 500;
    if (isGood || isPassing) {
      throw new TokenNotMintedException(
          "%s%s; check ZENDESK_URL and what stands between"
              .formatted(head.describe(), isGood ? ", which holds no token" : ""));
    }
    boolean isJudged = List.of(400, 401, 403).contains(head.status());
    throw new ExtractFailedException(
        "%s: no token was minted; check %s%s"
            .formatted(head.describe(), isJudged ? "" : "ZENDESK_URL, ", credentials.settings()));
  }

  private synchronized void keep(String token) {
    mintedCount++;
    minted = new Minted(token, mintedCount, false);
  }

  /** Empty for a body that is no JSON, or cut short, or holds no token. */
  private static String token(byte[] body) {
    try {
      JsonNode reply = JSON.readTree(body);
      return reply == null ? "" : reply.path("access_token").asText("");
    } catch (IOException e) {
      return "";
    }
  }

  private String header() {
    if (credentials instanceof ZendeskCredentials.ApiToken token) {
      return token.header();
    }
    if (credentials instanceof ZendeskCredentials.OAuthToken token) {
      return token.header();
    }
    return "Bearer " + (minted == null ? "" : minted.token());
  }
}
