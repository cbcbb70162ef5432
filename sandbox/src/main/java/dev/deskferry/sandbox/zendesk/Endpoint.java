package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.util.function.Function;

/**
 * One line of the endpoint table; all are read with GET.
 *
 * @param path below {@code /api/v2/}
 * @param access who may call it
 * @param bucket which limits of its own it has
 * @param plan the lowest plan that has it
 * @param absence what a lower plan answers
 * @param handler answers, or throws {@link RefusedException}
 */
record Endpoint(
    PathPattern path,
    Access access,
    Function<Call, Bucket> bucket,
    Plan plan,
    Absence absence,
    Function<Call, Reply> handler) {

  /** Which role a call needs. */
  enum Access {
    ANYONE,
    AGENT,
    ADMIN
  }

  /** How an endpoint says that it is not part of the plan; all three occur. */
  enum Absence {
    INVALID_ENDPOINT,
    FORBIDDEN,
    EMPTY_HTML
  }

  static Endpoint agent(String path, Function<Call, Reply> handler) {
    return agent(path, Bucket.NONE, handler);
  }

  static Endpoint agent(String path, Bucket bucket, Function<Call, Reply> handler) {
    return of(path, Access.AGENT, bucket, handler);
  }

  static Endpoint admin(String path, Bucket bucket, Function<Call, Reply> handler) {
    return of(path, Access.ADMIN, bucket, handler);
  }

  static Endpoint of(String path, Access access, Bucket bucket, Function<Call, Reply> handler) {
    return new Endpoint(
        PathPattern.of(path), access, call -> bucket, Plan.TEAM, Absence.INVALID_ENDPOINT, handler);
  }

  /** The same with limits that depend on the request. */
  Endpoint limitedBy(Function<Call, Bucket> other) {
    return new Endpoint(path, access, other, plan, absence, handler);
  }

  /** The same from a plan on. */
  Endpoint from(Plan lowest, Absence below) {
    return new Endpoint(path, access, bucket, lowest, below, handler);
  }

  /** The same for admins alone. */
  Endpoint forAdmins() {
    return new Endpoint(path, Access.ADMIN, bucket, plan, absence, handler);
  }
}
