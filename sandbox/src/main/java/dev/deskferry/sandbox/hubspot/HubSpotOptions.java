package dev.deskferry.sandbox.hubspot;

import dev.deskferry.sandbox.hubspot.portal.AdminRules;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.quota.QuotaOptions;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import dev.deskferry.sandbox.limit.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param adminRules what an administrator demands of records; enforced from version 2026-09 on
 * @param searchLag age at which a record is first found by search
 * @param quota the account's tier and whether its limits are enforced
 * @param lenient undocumented facts of which not the stricter reading is taken
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
    AdminRules adminRules,
    Duration searchLag,
    QuotaOptions quota,
    Set<Lenient> lenient,
    Clock clock,
    long seed) {

  /** Whether activities may have unique properties. */
  public enum ActivitiesUnique {
    ACCEPT,
    REFUSE
  }

  /** One full key {@code hubspot-token}, no owners, records found by search after three seconds. */
  public static HubSpotOptions defaults() {
    return new HubSpotOptions(
        List.of(HubSpotKey.full("hubspot-token")),
        44_237_313L,
        ZoneId.of("US/Eastern"),
        List.of(),
        ActivitiesUnique.ACCEPT,
        false,
        AdminRules.NONE,
        Duration.ofSeconds(3),
        QuotaOptions.defaults(),
        Set.of(),
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
        adminRules,
        searchLag,
        quota,
        lenient,
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
        adminRules,
        searchLag,
        quota,
        lenient,
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
        adminRules,
        searchLag,
        quota,
        lenient,
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
        adminRules,
        searchLag,
        quota,
        lenient,
        clock,
        seed);
  }

  /** The same with other rules of an administrator. */
  public HubSpotOptions withAdminRules(AdminRules value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        value,
        searchLag,
        quota,
        lenient,
        clock,
        seed);
  }

  /** The same with other properties, by plural name of the type, that new records must have. */
  public HubSpotOptions withRequiredByForm(Map<String, List<String>> value) {
    return withAdminRules(new AdminRules(value, adminRules.conditions()));
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
        adminRules,
        value,
        quota,
        lenient,
        clock,
        seed);
  }

  /** The same with other quotas. */
  public HubSpotOptions with(QuotaOptions value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        adminRules,
        searchLag,
        value,
        lenient,
        clock,
        seed);
  }

  /** The same with quotas enforced, or not. */
  public HubSpotOptions with(Limits value) {
    return with(quota.with(value));
  }

  /** The same for an account of another tier. */
  public HubSpotOptions with(Tier value) {
    return with(quota.with(value));
  }

  /** The same with other readings of what HubSpot does not document. */
  public HubSpotOptions withLenient(Set<Lenient> value) {
    return new HubSpotOptions(
        keys,
        portalId,
        timeZone,
        owners,
        activitiesUnique,
        echoesTraceIds,
        adminRules,
        searchLag,
        quota,
        value,
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
        adminRules,
        searchLag,
        quota,
        lenient,
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
        adminRules,
        searchLag,
        quota,
        lenient,
        clock,
        value);
  }
}
