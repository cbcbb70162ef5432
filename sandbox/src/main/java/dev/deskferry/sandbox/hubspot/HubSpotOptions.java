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
import java.util.function.Consumer;

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
        ActivitiesUnique.REFUSE,
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
    return changed(draft -> draft.keys = value);
  }

  /** The same for another account. */
  public HubSpotOptions withPortalId(long value) {
    return changed(draft -> draft.portalId = value);
  }

  /** The same with other owners. */
  public HubSpotOptions withOwners(List<Owners.Seed> value) {
    return changed(draft -> draft.owners = value);
  }

  /** The same with the other answer to unique properties on activities. */
  public HubSpotOptions withActivitiesUnique(ActivitiesUnique value) {
    return changed(draft -> draft.activitiesUnique = value);
  }

  /** The same with, or without, trace ids in results. */
  public HubSpotOptions withEchoedTraceIds(boolean value) {
    return changed(draft -> draft.echoesTraceIds = value);
  }

  /** The same with other rules of an administrator. */
  public HubSpotOptions withAdminRules(AdminRules value) {
    return changed(draft -> draft.adminRules = value);
  }

  /** The same with other properties, by plural name of the type, that new records must have. */
  public HubSpotOptions withRequiredByForm(Map<String, List<String>> value) {
    return withAdminRules(new AdminRules(value, adminRules.conditions()));
  }

  /** The same with another search lag. */
  public HubSpotOptions withSearchLag(Duration value) {
    return changed(draft -> draft.searchLag = value);
  }

  /** The same with other quotas. */
  public HubSpotOptions with(QuotaOptions value) {
    return changed(draft -> draft.quota = value);
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
    return changed(draft -> draft.lenient = value);
  }

  /** The same with another clock. */
  public HubSpotOptions withClock(Clock value) {
    return changed(draft -> draft.clock = value);
  }

  /** The same with another seed. */
  public HubSpotOptions withSeed(long value) {
    return changed(draft -> draft.seed = value);
  }

  private HubSpotOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  private static final class Draft {

    private List<HubSpotKey> keys;
    private long portalId;
    private final ZoneId timeZone;
    private List<Owners.Seed> owners;
    private ActivitiesUnique activitiesUnique;
    private boolean echoesTraceIds;
    private AdminRules adminRules;
    private Duration searchLag;
    private QuotaOptions quota;
    private Set<Lenient> lenient;
    private Clock clock;
    private long seed;

    private Draft(HubSpotOptions options) {
      keys = options.keys;
      portalId = options.portalId;
      timeZone = options.timeZone;
      owners = options.owners;
      activitiesUnique = options.activitiesUnique;
      echoesTraceIds = options.echoesTraceIds;
      adminRules = options.adminRules;
      searchLag = options.searchLag;
      quota = options.quota;
      lenient = options.lenient;
      clock = options.clock;
      seed = options.seed;
    }

    private HubSpotOptions options() {
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
          seed);
    }
  }
}
