package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;

/**
 * The error bodies of the real API in their four envelopes: {@code error} as an object, {@code
 * error} with {@code description}, {@code errors[]}, and a bare {@code error}.
 */
final class Errors {

  private Errors() {}

  static RefusedException couldNotAuthenticate() {
    return refuse(401, object().put("error", "Couldn't authenticate you"));
  }

  static RefusedException invalidToken() {
    return refuse(
        401,
        object()
            .put("error", "invalid_token")
            .put(
                "error_description",
                "The access token provided is expired, revoked, malformed or invalid for other"
                    + " reasons."));
  }

  static RefusedException forbidden() {
    ObjectNode body = object();
    body.putObject("error")
        .put("title", "Forbidden")
        .put(
            "message",
            "You do not have access to this page. Please contact the account owner of this help"
                + " desk for further help.");
    return refuse(403, body);
  }

  static RefusedException missingScope(String scope) {
    return described(403, "Forbidden", "Missing the following required scopes: " + scope);
  }

  static RefusedException recordNotFound() {
    return described(404, "RecordNotFound", "Not found");
  }

  static RefusedException invalidEndpoint() {
    return described(404, "InvalidEndpoint", "Not found");
  }

  /** What an endpoint answers that is not part of the plan; clients must take all three for it. */
  static RefusedException notOnThisPlan(Endpoint.Absence absence) {
    return switch (absence) {
      case INVALID_ENDPOINT -> invalidEndpoint();
      case FORBIDDEN -> forbidden();
      case EMPTY_HTML -> new RefusedException(Reply.html(403, ""));
    };
  }

  static RefusedException expiredCursor() {
    return described(400, "InvalidCursor", "The cursor has expired; begin the export again");
  }

  static RefusedException tooManyResults() {
    return described(
        422,
        "invalid",
        "Invalid search: Requested response size was greater than Search Response Limits");
  }

  static RefusedException tooRecentStartTime() {
    return described(
        422, "InvalidValue", "Too recent start_time. Use a start_time older than 1 minute");
  }

  static RefusedException invalidSearch(String what) {
    return described(422, "invalid", "Invalid search: " + what);
  }

  static RefusedException tooManyIds() {
    return described(400, "TooManyValues", "100 ids may be requested at most");
  }

  static RefusedException invalidAttribute(String name, String expected) {
    ObjectNode body = object();
    body.putObject("error")
        .put("title", "Invalid attribute")
        .put("message", "You passed an invalid value for the " + name + " attribute. " + expected);
    return refuse(400, body);
  }

  static RefusedException invalidPagination(String detail) {
    return listed(400, "InvalidPaginationParameter", "Invalid parameter", detail);
  }

  static RefusedException paginationDepth() {
    return listed(
        400,
        "InvalidPaginationDepth",
        "Pagination depth exceeded",
        "Offset pagination is limited to 100 pages and 10,000 records; use cursor pagination");
  }

  /** An error of the token endpoint, as OAuth 2 has it. */
  static RefusedException oauth(int status, String error, String description) {
    return refuse(status, object().put("error", error).put("error_description", description));
  }

  private static RefusedException described(int status, String error, String description) {
    return refuse(status, object().put("error", error).put("description", description));
  }

  private static RefusedException listed(int status, String code, String title, String detail) {
    ObjectNode body = object();
    body.putArray("errors").addObject().put("code", code).put("title", title).put("detail", detail);
    return refuse(status, body);
  }

  private static RefusedException refuse(int status, ObjectNode body) {
    return new RefusedException(Reply.json(status, body.toString()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
