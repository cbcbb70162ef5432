package dev.deskferry.sandbox.hubspot.schema;

import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The object types of the portal, found by id ({@code 0-5}) or by name in singular or plural.
 * Custom ones are added while the portal is in use. Scopes are those of the OpenAPI files and, for
 * tickets, also the ones that HubSpot's interface shows today.
 */
public final class ObjectTypes {

  private static final List<Set<String>> CONTACT_READ =
      List.of(Set.of("crm.objects.contacts.read"));
  private static final List<Set<String>> CONTACT_WRITE =
      List.of(Set.of("crm.objects.contacts.write"));
  private static final List<Set<String>> CONTACT_SCHEMA =
      List.of(Set.of("crm.schemas.contacts.write"));
  private static final Set<String> EMAIL_READ = Set.of("sales-email-read");
  private static final List<String> ACTIVITY_DEFAULTS =
      List.of("hs_createdate", "hs_lastmodifieddate", "hs_object_id");

  private static final List<Set<String>> CUSTOM_READ = List.of(Set.of("crm.objects.custom.read"));
  private static final List<Set<String>> CUSTOM_WRITE = List.of(Set.of("crm.objects.custom.write"));
  private static final List<Set<String>> CUSTOM_SCHEMA =
      List.of(Set.of("crm.schemas.custom.write"));

  private final List<ObjectType> types;
  private final Map<String, ObjectType> byName = new ConcurrentHashMap<>();

  private ObjectTypes(List<ObjectType> types) {
    this.types = new CopyOnWriteArrayList<>(types);
    for (ObjectType type : types) {
      byName.put(type.id(), type);
      byName.put(type.plural(), type);
      byName.put(type.singular(), type);
    }
  }

  /**
   * A custom object type that is not yet among the types.
   *
   * @param id such as {@code 2-33481021}
   * @param qualifiedName such as {@code p44237313_asset}
   * @param name as the account chose it
   */
  public ObjectType customType(String id, String qualifiedName, String name) {
    return new ObjectType(
        types.size(),
        id,
        qualifiedName,
        name,
        CUSTOM_READ,
        CUSTOM_WRITE,
        CUSTOM_SCHEMA,
        ACTIVITY_DEFAULTS);
  }

  /** Adds a custom object type: found by id, by qualified name and by {@code p_} and its name. */
  public void add(ObjectType type) {
    types.add(type);
    byName.put(type.id(), type);
    byName.put(type.plural().toLowerCase(Locale.ROOT), type);
    byName.put("p_" + type.singular().toLowerCase(Locale.ROOT), type);
  }

  /** Makes a custom object type unknown; its ordinal stays taken. */
  public void hide(ObjectType type) {
    byName.values().removeIf(type::equals);
  }

  /** HubSpot's own types that a migration writes. */
  public static ObjectTypes standard() {
    return new ObjectTypes(
        List.of(
            new ObjectType(
                0,
                "0-1",
                "contacts",
                "contact",
                CONTACT_READ,
                CONTACT_WRITE,
                CONTACT_SCHEMA,
                List.of(
                    "createdate",
                    "email",
                    "firstname",
                    "hs_object_id",
                    "lastmodifieddate",
                    "lastname")),
            new ObjectType(
                1,
                "0-2",
                "companies",
                "company",
                List.of(Set.of("crm.objects.companies.read")),
                List.of(Set.of("crm.objects.companies.write")),
                List.of(Set.of("crm.schemas.companies.write")),
                List.of("createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name")),
            new ObjectType(
                2,
                "0-5",
                "tickets",
                "ticket",
                List.of(Set.of("tickets", "crm.objects.tickets.read")),
                List.of(Set.of("tickets", "crm.objects.tickets.write")),
                List.of(Set.of("tickets", "crm.schemas.tickets.write")),
                List.of(
                    "content",
                    "createdate",
                    "hs_lastmodifieddate",
                    "hs_object_id",
                    "hs_pipeline",
                    "hs_pipeline_stage",
                    "hs_ticket_category",
                    "hs_ticket_priority",
                    "subject")),
            activity(3, "0-46", "notes", "note", CONTACT_READ, CONTACT_WRITE),
            activity(
                4,
                "0-49",
                "emails",
                "email",
                List.of(CONTACT_READ.get(0), EMAIL_READ),
                List.of(CONTACT_WRITE.get(0), EMAIL_READ)),
            activity(5, "0-48", "calls", "call", CONTACT_READ, CONTACT_WRITE),
            activity(6, "0-27", "tasks", "task", CONTACT_READ, CONTACT_WRITE)));
  }

  private static ObjectType activity(
      int ordinal,
      String id,
      String plural,
      String singular,
      List<Set<String>> read,
      List<Set<String>> write) {
    return new ObjectType(
        ordinal, id, plural, singular, read, write, CONTACT_SCHEMA, ACTIVITY_DEFAULTS);
  }

  /** All types by their ordinal. */
  public List<ObjectType> all() {
    return types;
  }

  /** The type of an ordinal. */
  public ObjectType get(int ordinal) {
    return types.get(ordinal);
  }

  /** The type of a name or id in any case. */
  public Optional<ObjectType> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The type of a name or id in any case.
   *
   * @throws FaultException when there is none; real bodies then have no category
   */
  public ObjectType require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new FaultException(
                    new Fault(
                        400,
                        null,
                        null,
                        "Unable to infer object type from: " + name,
                        Map.of(),
                        List.of(),
                        Map.of())));
  }
}
