package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.function.CompiledExpression;
import dev.deskferry.function.ExpressionProblem;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One compiled entry of {@code associations:}.
 *
 * @param ids gives the id, or a list of ids, of the other end
 */
record LinkRule(
    AssociationRule rule, @Nullable CompiledExpression when, Function<MappingRun, JsonNode> ids) {

  /** One end of one kind of link. */
  record End(String toObjectType, String toSourceId, List<AssociationType> types, String label) {}

  /**
   * Adds the links of a record.
   *
   * @param seen ends that earlier rules linked to; the same end is linked once with the same type
   */
  void run(MappingRun run, List<MappedAssociation> links, Set<End> seen) {
    try {
      if (when == null || when.holds(run.payload(), run.joined())) {
        add(run, links, seen);
      }
    } catch (ExpressionProblem e) {
      run.reject("", e);
    }
  }

  private void add(MappingRun run, List<MappedAssociation> links, Set<End> seen) {
    List<String> found = Ids.of(ids.apply(run));
    for (String id : rule.many() || found.isEmpty() ? found : found.subList(0, 1)) {
      boolean isItself =
          rule.toObjectType().equals(run.record().objectType())
              && id.equals(run.record().sourceId());
      if (!isItself && seen.add(new End(rule.toObjectType(), id, rule.types(), rule.label()))) {
        links.add(new MappedAssociation(rule.name(), rule.toObjectType(), id));
      }
    }
  }
}
