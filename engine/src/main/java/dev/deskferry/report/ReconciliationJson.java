package dev.deskferry.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/**
 * A reconciliation as programs read it. Names of columns are names of keys; what is not known is
 * null.
 */
public final class ReconciliationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ReconciliationJson() {}

  /**
   * {@code {balances, settled, objects: […], mappings: […], associations: […], problems: […],
   * problem_limit_per_kind}}.
   */
  public static ObjectNode render(Reconciliation reconciliation) {
    ObjectNode root = NODES.objectNode();
    root.put("balances", reconciliation.balances());
    root.put("settled", reconciliation.isSettled());
    ArrayNode objects = root.putArray("objects");
    reconciliation
        .objects()
        .forEach(each -> objects.add(object(each, reconciliation.found(each.objectType()))));
    ArrayNode mappings = root.putArray("mappings");
    reconciliation.mappings().forEach(each -> mappings.add(mapping(each)));
    ArrayNode associations = root.putArray("associations");
    reconciliation.associations().forEach(each -> associations.add(association(each)));
    ArrayNode problems = root.putArray("problems");
    reconciliation.problems().forEach(each -> problems.add(problem(each)));
    root.put("problem_limit_per_kind", reconciliation.limitPerKind());
    return root;
  }

  private static ObjectNode object(ObjectBalance object, OptionalLong found) {
    ObjectNode node = NODES.objectNode().put("object_type", object.objectType());
    object
        .extractState()
        .ifPresentOrElse(
            state -> node.put("extract_state", state), () -> node.putNull("extract_state"));
    put(node, "reported", object.reported());
    node.put("reported_approximate", object.isApproximate());
    node.put("staged", object.staged()).put("deleted", object.deleted());
    node.put("archived", object.archived());
    object.load().ifPresent(load -> put(node, load));
    put(node, "found", found);
    return node.put("balances", object.balances());
  }

  private static void put(ObjectNode node, LoadCounts load) {
    node.put("skipped", load.skipped());
    ObjectNode rules = node.putObject("skipped_by_rule");
    load.skippedByRule().forEach(rules::put);
    node.put("loaded", load.loaded());
    node.put("created", load.created())
        .put("updated", load.updated())
        .put("unchanged", load.unchanged());
    node.put("rejected", load.rejected()).put("pending", load.pending());
  }

  private static ObjectNode mapping(MappingBalance mapping) {
    ObjectNode node = NODES.objectNode();
    node.put("object_type", mapping.objectType())
        .put("mapping", mapping.mapping())
        .put("target", mapping.target());
    node.put("skipped", mapping.skipped()).put("loaded", mapping.loaded());
    node.put("created", mapping.created())
        .put("updated", mapping.updated())
        .put("unchanged", mapping.unchanged());
    node.put("rejected", mapping.rejected()).put("pending", mapping.pending());
    node.put("identities_in_target", mapping.identitiesInTarget());
    put(node, "found", mapping.found());
    return node.put("found_agrees", mapping.foundAgrees());
  }

  private static ObjectNode association(AssociationBalance association) {
    ObjectNode node = NODES.objectNode();
    node.put("object_type", association.objectType()).put("name", association.name());
    node.put("expected", association.expected())
        .put("made", association.made())
        .put("pending", association.pending());
    node.put("skipped", association.skipped()).put("rejected", association.rejected());
    return node.put("balances", association.balances());
  }

  private static ObjectNode problem(ReconciliationProblem problem) {
    ObjectNode node = NODES.objectNode().put("object_type", problem.objectType());
    problem
        .sourceId()
        .ifPresentOrElse(id -> node.put("source_id", id), () -> node.putNull("source_id"));
    return node.put("kind", problem.kind()).put("message", problem.message());
  }

  private static void put(ObjectNode node, String name, OptionalLong value) {
    if (value.isPresent()) {
      node.put(name, value.getAsLong());
    } else {
      node.putNull(name);
    }
  }
}
