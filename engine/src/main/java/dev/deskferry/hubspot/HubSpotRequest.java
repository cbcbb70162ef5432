package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request as a value.
 *
 * @param method {@code GET, POST, PUT, PATCH} or {@code DELETE}
 * @param path with query, without host; see {@link HubSpotPaths}
 * @param body JSON in UTF-8, or null when there is none
 * @param bucket rate budget the request is charged to
 * @param repeatable whether sending it twice does the same as sending it once; creations are not
 * @param pause how long to wait before it is sent the first time
 */
public record HubSpotRequest(
    String method,
    String path,
    byte @Nullable [] body,
    Bucket bucket,
    boolean repeatable,
    Duration pause) {

  /** HubSpot's separate limits. */
  public enum Bucket {
    /** Everything that has no limit of its own: per app, rolling ten seconds. */
    BURST,
    /** Five a second per account, no headers. */
    SEARCH,
    /** Batch calls between object types. */
    ASSOCIATIONS
  }

  /** A request that is sent at once. */
  public HubSpotRequest(
      String method, String path, byte @Nullable [] body, Bucket bucket, boolean repeatable) {
    this(method, path, body, bucket, repeatable, Duration.ZERO);
  }

  /** A read of one path. */
  public static HubSpotRequest get(String path) {
    return new HubSpotRequest("GET", path, null, Bucket.BURST, true);
  }

  /** A call with a body that may be repeated safely. */
  public static HubSpotRequest repeatable(
      String method, String path, JsonNode body, Bucket bucket) {
    return new HubSpotRequest(method, path, Json.bytes(body), bucket, true);
  }

  /** A call that must not be sent again before one has looked whether it was applied. */
  public static HubSpotRequest creation(String path, byte[] body) {
    return new HubSpotRequest("POST", path, body, Bucket.BURST, false);
  }

  /** The same request, sent that much later. */
  public HubSpotRequest after(Duration later) {
    return new HubSpotRequest(method, path, body, bucket, repeatable, later);
  }

  @Override
  public String toString() {
    return method + " " + path + (body == null ? "" : " (" + body.length + " bytes)");
  }
}
