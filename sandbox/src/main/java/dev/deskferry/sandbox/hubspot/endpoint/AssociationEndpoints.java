package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Route.Payload;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Associations of single records: v4 {@code objects/…/associations/…} and its dated twins. */
public final class AssociationEndpoints {

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public AssociationEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    Set<Version> all = Router.V4_AND_DATED;
    String many = "objects/{from}/{id}/associations/{to}";
    String one = many + "/{toId}";
    String plain = "objects/{from}/{id}/associations/default/{to}/{toId}";
    router.add("GET", many, all, Effect.READS, scopes::readPair, this::read);
    router.add("PUT", one, all, Effect.WRITES, scopes::writePair, this::put);
    router.add("DELETE", one, all, Effect.WRITES, scopes::writePair, this::delete);
    router.add("PUT", plain, all, Effect.WRITES, Payload.NONE, scopes::writePair, this::putDefault);
  }

  private Reply read(Call call) {
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(2));
    End end = writer(call).end(from, TextNode.valueOf(call.argument(1)));
    AssociationReader reader = new AssociationReader(portal, call.version());
    String after = call.request().parameter("after").orElse("");
    int limit = call.limit(AssociationReader.PAGE, AssociationReader.PAGE);
    AssociationReader.Page page = reader.page(end, to, after, limit);
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeArrayFieldStart("results");
          reader.write(generator, page.rows());
          generator.writeEndArray();
          if (!page.next().isEmpty()) {
            Paging.write(generator, page.next(), call.request().path());
          }
          generator.writeEndObject();
        });
  }

  private Reply put(Call call) {
    JsonNode specs = call.body();
    if (!specs.isArray()) {
      throw new FaultException(
          new Fault(
              400,
              null,
              null,
              "Invalid input JSON on line 1, column 1: Cannot deserialize value of type"
                  + " `java.util.HashSet<com.hubspot.inbounddb.associations.base.AssociationSpec>`"
                  + " from "
                  + specs.getNodeType()
                  + " value",
              Map.of(),
              List.of(),
              Map.of()));
    }
    for (JsonNode spec : specs) {
      if (!spec.hasNonNull("associationCategory") || !spec.hasNonNull("associationTypeId")) {
        throw new FaultException(
            Fault.missingFields(List.of("associationCategory", "associationTypeId")));
      }
    }
    writer(call).put(text(call, 1), text(call, 3), specs);
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(2));
    AssociationReader reader = new AssociationReader(portal, call.version());
    return Json.reply(
        201,
        generator ->
            reader.writePair(
                generator,
                from,
                Long.parseLong(call.argument(1)),
                to,
                Long.parseLong(call.argument(3))));
  }

  private Reply delete(Call call) {
    writer(call).remove(call.argument(1), call.argument(3));
    return Reply.empty(204);
  }

  private Reply putDefault(Call call) {
    AssociationWriter writer = writer(call);
    writer.putUnlabeled(text(call, 1), text(call, 3));
    ObjectNode result = defaultResult(writer, call.argument(1), call.argument(3));
    return BatchReply.of(200, call.now(), List.of(), List.of(result));
  }

  /** An element of schema {@code PublicDefaultAssociation}. */
  static ObjectNode defaultResult(AssociationWriter writer, String fromId, String toId) {
    ObjectNode result = Json.object();
    result.putObject("from").put("id", fromId);
    result.putObject("to").put("id", toId);
    result
        .putObject("associationSpec")
        .put("associationCategory", writer.unlabeled().category())
        .put("associationTypeId", writer.unlabeled().typeId());
    return result;
  }

  private AssociationWriter writer(Call call) {
    return new AssociationWriter(
        portal, portal.types().require(call.argument(0)), portal.types().require(call.argument(2)));
  }

  private static TextNode text(Call call, int index) {
    return TextNode.valueOf(call.argument(index));
  }
}
