package dev.deskferry.sandbox.hubspot;

import dev.deskferry.sandbox.hubspot.schema.Owners;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * How the stand-in is set up; {@link #defaults()} and the {@code with…} methods make one.
 *
 * @param keys tokens with their scopes
 * @param portalId of the account
 * @param timeZone in which the account's days begin
 * @param owners the account's people
 * @param activitiesUnique whether {@code hasUniqueValue} is taken on notes, emails, calls and
 *     tasks; what HubSpot does is not documented
 * @param echoesTraceIds whether results of batch writes carry {@code objectWriteTraceId}; allowed
 *     by the schema, absent from recorded replies
 * @param requiredByForm properties by object type (plural name) that an administrator made required
 *     for new records; enforced from version 2026-09 on
 * @param searchLag age at which a record is first found by search
 * @param dailyLimit requests a day that the account may make, as account info reports it
 * @param clock gives every time
 * @param seed decides the order of results and the correlation ids
 */
public record HubSpotOptions(
    List<HubSpotKey> keys,
    long portalId,
    ZoneId timeZone,
    List<Owners.Seed> owners,
    ActivitiesUnique activitiesUnique,
    boolean echoesTraceIds,
    Map<String, List<String>> requiredByForm,
    Duration searchLag,
    long dailyLimit,
    Clock clock,
    long seed) {

  /** Whether activities may have unique properties. */
  public enum ActivitiesUnique {
    ACCEPT,
    REFUSE
  }

  /** One full key {@code hubspot-token}, no owners, no search lag. */
  public static HubSpotOptions defaults() {
    return new HubSpotOptions(
        List.of(HubSpotKey.full("hubspot-token")),
        44_237_313L,
        ZoneId.of("US/Eastern"),
        List.of(),
        ActivitiesUnique.ACCEPT,
        false,
        Map.of(),
        Duration.ZERO,
        1_000_000,
        Clock.systemUTC(),
        20_261_122L);
  }

  /** The same with other keys. */
  public HubSpotOptions withKeys(List<HubSpotKey> value) {
    return new HubSpotOptions(
        value,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        requiredByForm,
        searchLag,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with other owners. */
  public HubSpotOptions withOwners(List<Owners.Seed> value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        value,
        activitiesUnique,
        echoesTraceIds,
        requiredByForm,
        searchLag,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with the other answer to unique properties on activities. */
  public HubSpotOptions withActivitiesUnique(ActivitiesUnique value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        value,
        echoesTraceIds,
        requiredByForm,
        searchLag,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with, or without, trace ids in results. */
  public HubSpotOptions withEchoedTraceIds(boolean value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        value,
        requiredByForm,
        searchLag,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with other properties required by an administrator. */
  public HubSpotOptions withRequiredByForm(Map<String, List<String>> value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        value,
        searchLag,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with another search lag. */
  public HubSpotOptions withSearchLag(Duration value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        requiredByForm,
        value,
        dailyLimit,
        clock,
        seed);
  }

  /** The same with another clock. */
  public HubSpotOptions withClock(Clock value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        requiredByForm,
        searchLag,
        dailyLimit,
        value,
        seed);
  }

  /** The same with another seed. */
  public HubSpotOptions withSeed(long value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        requiredByForm,
        searchLag,
        dailyLimit,
        clock,
        value);
  }
}
