package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Batches of associations. Sizes: 2,000 to create, 1,000 to read, 100 to archive; that of default
 * associations is not documented. Archiving answers 204 in v4 and 200 with an envelope in dated
 * versions. One bad input never costs the others.
 */
public final class AssociationBatchEndpoints {

  /** Inputs of a batch that creates. */
  public static final int CREATE_LIMIT = 2_000;

  /** Inputs of a batch that reads. */
  public static final int READ_LIMIT = 1_000;

  private static final int ARCHIVE_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 100;

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public AssociationBatchEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    Set<Version> all = Router.V4_AND_DATED;
    String base = "associations/{from}/{to}/batch/";
    router.add("POST", base + "create", all, Effect.WRITES, scopes::writePair, this::create);
    router.add(
        "POST", base + "associate/default", all, Effect.WRITES, scopes::writePair, this::plain);
    router.add("POST", base + "read", all, Effect.READS, scopes::readPair, this::read);
    router.add("POST", base + "archive", all, Effect.WRITES, scopes::writePair, this::archive);
    router.add(
        "POST", base + "labels/archive", all, Effect.WRITES, scopes::writePair, this::unlabel);
  }

  private record Pair(long from, long to) {}

  private Reply create(Call call) {
    List<ObjectNode> inputs = call.inputs(CREATE_LIMIT);
    inputs.forEach(input -> requireMembers(input, "from", "to", "types"));
    AssociationWriter writer = writer(call);
    List<Pair> made = new ArrayList<>(inputs.size());
    List<Fault> errors =
        each(
            inputs,
            input -> {
              JsonNode from = input.get("from").get("id");
              JsonNode to = input.get("to").get("id");
              if (writer.put(from, to, input.get("types"))) {
                made.add(new Pair(from.asLong(), to.asLong()));
              }
            });
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(1));
    AssociationReader reader = new AssociationReader(portal, call.version());
    return BatchReply.of(
        201,
        call.now(),
        errors,
        generator -> {
          for (Pair pair : made) {
            reader.writePair(generator, from, pair.from(), to, pair.to());
          }
        });
  }

  private Reply plain(Call call) {
    boolean isLarge = portal.settings().allows(Lenient.DEFAULT_ASSOCIATIONS_BY_THOUSANDS);
    List<ObjectNode> inputs = call.inputs(isLarge ? CREATE_LIMIT : DEFAULT_LIMIT);
    inputs.forEach(input -> requireMembers(input, "from", "to"));
    AssociationWriter writer = writer(call);
    List<ObjectNode> made = new ArrayList<>(inputs.size());
    List<Fault> errors =
        each(
            inputs,
            input -> {
              JsonNode from = input.get("from").get("id");
              JsonNode to = input.get("to").get("id");
              writer.putUnlabeled(from, to);
              made.add(AssociationEndpoints.defaultResult(writer, from.asText(), to.asText()));
            });
    return BatchReply.of(200, call.now(), errors, made);
  }

  private record Read(String id, AssociationReader.Page page) {}

  private Reply read(Call call) {
    List<ObjectNode> inputs = call.inputs(READ_LIMIT);
    inputs.forEach(input -> requireMembers(input, "id"));
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(1));
    AssociationWriter writer = writer(call);
    AssociationReader reader = new AssociationReader(portal, call.version());
    List<Read> found = new ArrayList<>(inputs.size());
    List<Fault> errors =
        each(
            inputs,
            input -> {
              String id = input.get("id").asText();
              if (portal.store(from).table().slot(id) < 0) {
                throw new FaultException(none(from, id, to));
              }
              End end = writer.end(from, input.get("id"));
              AssociationReader.Page page =
                  reader.page(end, to, input.path("after").asText(""), AssociationReader.PAGE);
              if (page.rows().isEmpty()) {
                throw new FaultException(none(from, id, to));
              }
              found.add(new Read(id, page));
            });
    return BatchReply.of(
        200,
        call.now(),
        errors,
        generator -> {
          for (Read read : found) {
            generator.writeStartObject();
            generator.writeObjectFieldStart("from");
            generator.writeStringField("id", read.id());
            generator.writeEndObject();
            generator.writeArrayFieldStart("to");
            reader.write(generator, read.page().rows());
            generator.writeEndArray();
            if (!read.page().next().isEmpty()) {
              Paging.write(generator, read.page().next(), "");
            }
            generator.writeEndObject();
          }
        });
  }

  /** The item for a record without associations, known or not, as recorded. */
  private static Fault none(ObjectType from, String id, ObjectType to) {
    return Fault.of(
            404,
            "OBJECT_NOT_FOUND",
            "No " + to.singular() + " is associated with " + from.singular() + " " + id + ".")
        .inSubCategory("crm.associations.NO_ASSOCIATIONS_FOUND")
        .with("fromObjectId", List.of(id))
        .with("fromObjectType", List.of(from.singular()))
        .with("toObjectType", List.of(to.singular()));
  }

  private Reply archive(Call call) {
    List<ObjectNode> inputs = call.inputs(ARCHIVE_LIMIT);
    AssociationWriter writer = writer(call);
    for (ObjectNode input : inputs) {
      if (Typed.text(input.path("from"), "id").isEmpty() || !input.path("to").isArray()) {
        throw new FaultException(Fault.missingFields(List.of("from", "to")));
      }
      for (ObjectNode to : Typed.objects(input, "to")) {
        writer.remove(Typed.text(input.path("from"), "id"), Typed.text(to, "id"));
      }
    }
    return archived(call, List.of());
  }

  private Reply unlabel(Call call) {
    List<ObjectNode> inputs = call.inputs(CREATE_LIMIT);
    inputs.forEach(input -> requireMembers(input, "from", "to", "types"));
    AssociationWriter writer = writer(call);
    List<Fault> errors =
        each(
            inputs,
            input ->
                writer.removeTypes(
                    input.get("from").get("id"), input.get("to").get("id"), input.get("types")));
    return archived(call, errors);
  }

  private static Reply archived(Call call, List<Fault> errors) {
    return call.version() == Version.V4
        ? Reply.empty(204)
        : BatchReply.of(200, call.now(), errors, List.of());
  }

  private static List<Fault> each(List<ObjectNode> inputs, Consumer<ObjectNode> action) {
    List<Fault> errors = new ArrayList<>();
    for (ObjectNode input : inputs) {
      try {
        action.accept(input);
      } catch (FaultException e) {
        errors.add(e.fault());
      }
    }
    return errors;
  }

  private static void requireMembers(ObjectNode input, String... names) {
    for (String name : names) {
      boolean isGiven =
          switch (name) {
            case "types" -> input.path(name).isArray();
            case "id" -> input.hasNonNull(name);
            default -> !Typed.text(input.path(name), "id").isEmpty();
          };
      if (!isGiven) {
        throw new FaultException(Fault.missingFields(List.of(name)));
      }
    }
  }

  private AssociationWriter writer(Call call) {
    return new AssociationWriter(
        portal, portal.types().require(call.argument(0)), portal.types().require(call.argument(1)));
  }
}
