package dev.deskferry.sandbox.hubspot.portal;

import dev.deskferry.sandbox.hubspot.association.AssociationStore;
import dev.deskferry.sandbox.hubspot.file.FileManager;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import dev.deskferry.sandbox.hubspot.schema.Schema;
import dev.deskferry.sandbox.hubspot.schema.ValueCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** One HubSpot account. Everything but the lock may be used only while holding the lock. */
public final class Portal {

  /** Custom properties that all object types together may have. */
  public static final int PROPERTY_LIMIT = 10_000;

  private final Settings settings;
  private final ObjectTypes types = ObjectTypes.standard();
  private final List<ObjectStore> stores;
  private final Owners owners;
  private final AssociationStore associations;
  private final ValueCheck valueCheck;
  private final Clock clock;
  private final FileManager files;
  private final Set<String> blockedAddresses = new HashSet<>();
  private final CustomTypes customTypes = new CustomTypes(this);
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

  /**
   * A new account without records.
   *
   * @param clock of what happens without a request, and of files that expire
   */
  public Portal(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.files = new FileManager(clock);
    this.owners = new Owners(settings.owners());
    this.valueCheck = new ValueCheck(owners::isActive);
    this.stores =
        new CopyOnWriteArrayList<>(
            types.all().stream()
                .map(type -> new ObjectStore(Schema.standard(type, this::inventId)))
                .toList());
    this.associations = new AssociationStore(types, ordinal -> stores.get(ordinal).table());
  }

  /** Adds the records of a custom object type, of which there are none yet. */
  ObjectStore add(Schema schema) {
    ObjectStore store = new ObjectStore(schema);
    types.add(schema.type());
    stores.add(store);
    return store;
  }

  /** An id that nothing in the account has yet. */
  public String inventId() {
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

  /** Its custom object types. */
  public CustomTypes customTypes() {
    return customTypes;
  }

  /** Custom properties of all object types. */
  public int customPropertyCount() {
    return stores.stream().mapToInt(store -> store.properties().customCount()).sum();
  }

  /** The present time. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Addresses of contacts that were deleted for good. */
  public Set<String> blockedAddresses() {
    return blockedAddresses;
  }

  /** Its files. */
  public FileManager files() {
    return files;
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
