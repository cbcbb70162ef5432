package dev.deskferry.sandbox.fault;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong with one request, under the name it has in fault files. */
public enum FaultKind {
  /** 504 for as long as the page asked for is large: decided by position, not by attempt. */
  HEAVY_PAGE("heavy_page", 504, Effect.NONE),
  /** The access token has expired. */
  UNAUTHORIZED("401", 401, Effect.NONE),
  /** Refused by a service behind the API: on Zendesk's side without a word. */
  FORBIDDEN("403", 403, Effect.NONE),
  CONFLICT("409", 409, Effect.NONE),
  LOCKED("423", 423, Effect.NONE),
  TOO_MANY_REQUESTS("429", 429, Effect.NONE),
  /** HubSpot moves the portal between data centres. */
  MIGRATING("477", 477, Effect.NONE),
  INTERNAL_ERROR("500", 500, Effect.NONE),
  BAD_GATEWAY("502", 502, Effect.UNKNOWN),
  UNAVAILABLE("503", 503, Effect.NONE),
  GATEWAY_TIMEOUT("504", 504, Effect.UNKNOWN),
  UNKNOWN_ORIGIN_ERROR("520", 520, Effect.UNKNOWN),
  ORIGIN_TIMEOUT("524", 524, Effect.UNKNOWN),
  /** The right answer, late. */
  SLOW("slow", 0, Effect.APPLIED),
  /** The right answer at once, in small pieces with pauses. */
  DRIP("drip", 0, Effect.APPLIED),
  /** Half of the right answer, then the connection ends. */
  TRUNCATED("truncated", 0, Effect.APPLIED),
  /** The connection is reset before the request is applied. */
  CUT_BEFORE("cut_before", 0, Effect.NONE),
  /** The request is applied, then the connection is reset instead of an answer. */
  CUT_AFTER("cut_after", 0, Effect.APPLIED);

  /** Whether the request is carried out. */
  public enum Effect {
    NONE,
    APPLIED,
    /** Once it is, once it is not; the client cannot know. */
    UNKNOWN
  }

  private final String key;
  private final int status;
  private final Effect effect;

  FaultKind(String key, int status, Effect effect) {
    this.key = key;
    this.status = status;
    this.effect = effect;
  }

  /** The name in fault files, such as {@code 503} or {@code cut_after}. */
  public String key() {
    return key;
  }

  /** HTTP status of the reply, 0 where the stand-in's own reply is used or none is sent. */
  public int status() {
    return status;
  }

  /** Whether the request is carried out. */
  public Effect effect() {
    return effect;
  }

  /** The kind with a name. */
  public static Optional<FaultKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
