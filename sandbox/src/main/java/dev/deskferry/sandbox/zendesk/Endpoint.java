package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.http.Reply;
import java.util.function.Function;

/**
 * One line of the endpoint table; all are read with GET.
 *
 * @param path below {@code /api/v2/}
 * @param access who may call it
 * @param bucket name of the endpoint's own rate limit in the header {@code
 *     zendesk-ratelimit-<name>}, empty for none
 * @param handler answers, or throws {@link RefusedException}
 */
record Endpoint(PathPattern path, Access access, String bucket, Function<Call, Reply> handler) {

  /** Which role a call needs. */
  enum Access {
    ANYONE,
    AGENT,
    ADMIN
  }

  static Endpoint agent(String path, String bucket, Function<Call, Reply> handler) {
    return new Endpoint(PathPattern.of(path), Access.AGENT, bucket, handler);
  }

  static Endpoint agent(String path, Function<Call, Reply> handler) {
    return agent(path, "", handler);
  }

  static Endpoint admin(String path, String bucket, Function<Call, Reply> handler) {
    return new Endpoint(PathPattern.of(path), Access.ADMIN, bucket, handler);
  }
}
