package dev.deskferry.sandbox.hubspot.portal;

import dev.deskferry.sandbox.hubspot.association.AssociationStore;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import dev.deskferry.sandbox.hubspot.schema.Schema;
import dev.deskferry.sandbox.hubspot.schema.ValueCheck;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** One HubSpot account. Everything but the lock may be used only while holding the lock. */
public final class Portal {

  private final Settings settings;
  private final ObjectTypes types = ObjectTypes.standard();
  private final List<ObjectStore> stores;
  private final Owners owners;
  private final AssociationStore associations;
  private final ValueCheck valueCheck;
  private final AtomicLong nextId = new AtomicLong(901_355_210);
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * How an account is set up.
   *
   * @param id of the account
   * @param timeZone in which its days begin
   * @param owners its people
   * @param isUniqueAllowedOnActivities whether {@code hasUniqueValue} is taken for notes, emails,
   *     calls and tasks; HubSpot's answer is not documented
   * @param isTraceIdEchoed whether results of writes carry {@code objectWriteTraceId}; the schema
   *     allows it, recorded replies have none
   * @param adminRules what an administrator demands of records
   * @param tier what the account has bought
   * @param lenient undocumented facts of which not the stricter reading is taken
   */
  public record Settings(
      long id,
      ZoneId timeZone,
      List<Owners.Seed> owners,
      boolean isUniqueAllowedOnActivities,
      boolean isTraceIdEchoed,
      AdminRules adminRules,
      Tier tier,
      Set<Lenient> lenient) {

    /** Whether the kinder reading of an undocumented fact is taken. */
    public boolean allows(Lenient fact) {
      return lenient.contains(fact);
    }
  }

  /** A new account without records. */
  public Portal(Settings settings) {
    this.settings = settings;
    this.owners = new Owners(settings.owners());
    this.valueCheck = new ValueCheck(owners::isActive);
    this.stores =
        types.all().stream()
            .map(type -> new ObjectStore(Schema.standard(type, this::inventId)))
            .toList();
    this.associations = new AssociationStore(types, ordinal -> stores.get(ordinal).table());
  }

  private String inventId() {
    return Long.toString(nextId.getAndAdd(7));
  }

  /** How the account is set up. */
  public Settings settings() {
    return settings;
  }

  /** Its object types. */
  public ObjectTypes types() {
    return types;
  }

  /** The records of an object type. */
  public ObjectStore store(ObjectType type) {
    return stores.get(type.ordinal());
  }

  /** The records of the object type of an ordinal. */
  public ObjectStore store(int ordinal) {
    return stores.get(ordinal);
  }

  /** Its owners. */
  public Owners owners() {
    return owners;
  }

  /** Its associations. */
  public AssociationStore associations() {
    return associations;
  }

  /** The check of values. */
  public ValueCheck valueCheck() {
    return valueCheck;
  }

  /** Guards everything above. */
  public ReadWriteLock lock() {
    return lock;
  }
}
