package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.spec.OnDeleted;
import dev.deskferry.spec.OnExisting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Mappings written in Java, for tests of what comes behind mapping: organizations, users, tickets
 * and comments with just enough properties and links.
 */
public final class HandMadeMappings {

  private HandMadeMappings() {}

  /**
   * All of them; {@code more} is one further property of tickets, taken from the payload when not
   * empty.
   */
  public static Mappings all(String more) {
    List<CompiledMapping> all = new ArrayList<>();
    all.add(organizations());
    all.add(users(OnExisting.FILL_EMPTY));
    all.add(tickets(more));
    all.add(comments("emails", "public", "hs_email_text", 224));
    all.add(comments("notes", "private", "hs_note_body", 228));
    return new Mappings(all, List.of("organizations", "users", "tickets", "ticket_comments"));
  }

  /**
   * All of them with {@code on_deleted: archive}; comments of deleted tickets are skipped by rule
   * {@code ticket_deleted}.
   */
  public static Mappings archiving() {
    Mappings all = all("");
    return new Mappings(
        all.all().stream()
            .map(it -> it.from().equals("ticket_comments") ? withTicket(it) : it)
            .map(it -> copy(it, it.joins(), OnDeleted.ARCHIVE, it::map))
            .toList(),
        all.loadOrder());
  }

  private static CompiledMapping withTicket(CompiledMapping mapping) {
    Join ticket =
        new Join("ticket", "tickets", Join.Kind.ONE, "ticket_id", Path.of("ticket_id", Set.of()));
    return copy(
        mapping,
        List.of(ticket),
        OnDeleted.KEEP,
        (record, lookups) -> {
          MappingOutcome outcome = mapping.map(record, lookups);
          JsonNode found = record.with().get("ticket");
          boolean isDeleted = found != null && found.path("status").asText().equals("deleted");
          return outcome instanceof MappingOutcome.Mapped && isDeleted
              ? new MappingOutcome.Skipped("ticket_deleted")
              : outcome;
        });
  }

  private static CompiledMapping organizations() {
    return mapping(
        "organizations",
        "organizations",
        "companies",
        "zendesk_organization_id",
        List.of(),
        List.of(),
        OnExisting.OVERWRITE,
        (payload, properties, links) -> properties.put("name", payload.path("name").asText()));
  }

  /** Users with a policy for contacts that the portal has. */
  public static CompiledMapping users(OnExisting policy) {
    return mapping(
        "users",
        "users",
        "contacts",
        "zendesk_user_id",
        List.of(rule("company", "companies", "organizations", true, true, 279, 1)),
        List.of(),
        policy,
        (payload, properties, links) -> {
          properties.put("firstname", payload.path("name").asText());
          properties.put("email", payload.path("email").asText(""));
          link(links, payload, "company", "organizations", "organization_id");
        });
  }

  private static CompiledMapping tickets(String more) {
    List<PropertyDefinition> definitions =
        more.isEmpty() ? List.of() : List.of(definition("tickets", more, false));
    return mapping(
        "tickets" + more,
        "tickets",
        "tickets",
        "zendesk_ticket_id",
        List.of(
            rule("requester", "contacts", "users", false, true, 16),
            rule("problem", "tickets", "tickets", false, false, 452)),
        definitions,
        OnExisting.OVERWRITE,
        (payload, properties, links) -> {
          properties.put("subject", payload.path("subject").asText(""));
          properties.put("hs_pipeline", "support");
          properties.put("hs_pipeline_stage", payload.path("status").asText("new"));
          if (!more.isEmpty() && payload.has(more)) {
            properties.put(more, payload.path(more).asText());
          }
          link(links, payload, "requester", "users", "requester_id");
          link(links, payload, "problem", "tickets", "problem_id");
        });
  }

  private static CompiledMapping comments(
      String target, String audience, String body, int toTicket) {
    CompiledMapping mapping =
        mapping(
            target,
            "ticket_comments",
            target,
            "zendesk_comment_id",
            List.of(rule("ticket", "tickets", "tickets", false, true, toTicket)),
            List.of(),
            OnExisting.OVERWRITE,
            (payload, properties, links) -> {
              properties.put("hs_timestamp", payload.path("created_at").asText());
              properties.put(body, payload.path("body").asText());
              if (target.equals("emails")) {
                properties.put("hs_email_direction", "INCOMING_EMAIL");
              }
              link(links, payload, "ticket", "tickets", "ticket_id");
            });
    return selecting(
        mapping, payload -> payload.path("public").asBoolean() == audience.equals("public"));
  }

  private interface Filler {
    void fill(
        JsonNode payload, SortedMap<String, String> properties, List<MappedAssociation> links);
  }

  /** Nothing is written of an assignee; an unknown one is told. */
  private static List<Finding> owner(StagedRecord record, Lookups lookups) {
    String email = record.payload().path("assignee_email").asText("");
    return email.isEmpty() || lookups.ownerIdByEmail(email).isPresent()
        ? List.of()
        : List.of(
            new Finding(
                record.objectType(),
                record.sourceId(),
                "hubspot_owner_id",
                "unknown-owner",
                "no active owner",
                email));
  }

  private static CompiledMapping mapping(
      String name,
      String from,
      String target,
      String key,
      List<AssociationRule> rules,
      List<PropertyDefinition> more,
      OnExisting policy,
      Filler filler) {
    List<PropertyDefinition> definitions = new ArrayList<>(more);
    definitions.add(definition(target, key, true));
    RecordMapper mapper =
        (record, lookups) -> {
          SortedMap<String, String> properties = new TreeMap<>(Map.of(key, record.sourceId()));
          List<MappedAssociation> links = new ArrayList<>();
          filler.fill(record.payload(), properties, links);
          UUID hash =
              UUID.nameUUIDFromBytes(
                  (target + properties + links).getBytes(StandardCharsets.UTF_8));
          return new MappingOutcome.Mapped(
              new MappedRecord(name, from, record.sourceId(), target, properties, links, hash),
              owner(record, lookups));
        };
    return new CompiledMapping(
        name,
        from,
        target,
        key,
        "fingerprint-" + name,
        List.of(),
        rules,
        definitions,
        policy,
        OnDeleted.KEEP,
        mapper);
  }

  private static CompiledMapping selecting(
      CompiledMapping mapping, java.util.function.Predicate<JsonNode> where) {
    return copy(
        mapping,
        mapping.joins(),
        mapping.onDeleted(),
        (record, lookups) ->
            where.test(record.payload())
                ? mapping.map(record, lookups)
                : new MappingOutcome.NotSelected());
  }

  private static CompiledMapping copy(
      CompiledMapping mapping, List<Join> joins, OnDeleted onDeleted, RecordMapper mapper) {
    return new CompiledMapping(
        mapping.name(),
        mapping.from(),
        mapping.target(),
        mapping.key(),
        mapping.fingerprint(),
        joins,
        mapping.associations(),
        mapping.definitions(),
        mapping.onExisting(),
        onDeleted,
        mapper);
  }

  private static void link(
      List<MappedAssociation> links, JsonNode payload, String name, String toType, String field) {
    if (payload.hasNonNull(field)) {
      links.add(new MappedAssociation(name, toType, payload.path(field).asText()));
    }
  }

  private static AssociationRule rule(
      String name,
      String toTarget,
      String toType,
      boolean primary,
      boolean inline,
      Integer... types) {
    return new AssociationRule(
        name,
        toTarget,
        toType,
        "",
        primary,
        List.of(types).stream().map(AssociationType::hubspot).toList(),
        inline,
        false);
  }

  private static PropertyDefinition definition(String target, String name, boolean unique) {
    return new PropertyDefinition(
        target, name, name, "string", "text", "zendesk", unique, List.of(), "Kept from Zendesk");
  }
}
