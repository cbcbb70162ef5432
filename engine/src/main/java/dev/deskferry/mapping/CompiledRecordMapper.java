package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.deskferry.function.CompiledExpression;
import dev.deskferry.function.ExpressionProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a mapping in order.
 *
 * @param joins names of all joins
 * @param unmapped property for values without a place; empty for none
 */
record CompiledRecordMapper(
    String mapping,
    String target,
    String key,
    Set<String> joins,
    @Nullable CompiledExpression where,
    List<Skip> skips,
    List<Step> steps,
    List<LinkRule> links,
    String unmapped)
    implements RecordMapper {

  private static final Limit UNMAPPED_LIMIT = new Limit(Wire.LONGEST, false);

  /** A rule that leaves records out. */
  record Skip(String rule, CompiledExpression when) {}

  @Override
  public MappingOutcome map(StagedRecord record, Lookups lookups) {
    MappingRun run = new MappingRun(record, joined(record), lookups);
    try {
      if (where != null && !where.holds(run.payload(), run.joined())) {
        return new MappingOutcome.NotSelected();
      }
      for (Skip skip : skips) {
        if (skip.when().holds(run.payload(), run.joined())) {
          return new MappingOutcome.Skipped(skip.rule());
        }
      }
    } catch (ExpressionProblem e) {
      run.reject("", e);
      return new MappingOutcome.Rejected(run.rejections());
    }
    return mapped(run);
  }

  private MappingOutcome mapped(MappingRun run) {
    StagedRecord record = run.record();
    run.put(key, record.sourceId());
    for (Step step : steps) {
      step.run(run);
    }
    List<MappedAssociation> associations = associations(run);
    writeKept(run);
    if (!run.rejections().isEmpty()) {
      return new MappingOutcome.Rejected(run.rejections());
    }
    return new MappingOutcome.Mapped(
        new MappedRecord(
            mapping,
            record.objectType(),
            record.sourceId(),
            target,
            run.properties(),
            associations,
            RecordHash.of(target, run.properties(), associations)),
        run.warnings());
  }

  private void writeKept(MappingRun run) {
    if (!unmapped.isEmpty()) {
      String kept = UNMAPPED_LIMIT.apply(run, unmapped, run.kept());
      run.put(unmapped, kept == null ? "" : kept);
    }
  }

  private List<MappedAssociation> associations(MappingRun run) {
    List<MappedAssociation> associations = new ArrayList<>(links.size());
    Set<LinkRule.End> seen = new HashSet<>();
    for (LinkRule link : links) {
      link.run(run, associations, seen);
    }
    return associations;
  }

  private Map<String, JsonNode> joined(StagedRecord record) {
    if (record.with().size() == joins.size()) {
      return record.with();
    }
    Map<String, JsonNode> all = new HashMap<>();
    joins.forEach(name -> all.put(name, record.with().getOrDefault(name, NullNode.getInstance())));
    return all;
  }
}
