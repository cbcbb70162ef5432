package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskferry.function.CompiledExpression;
import dev.deskferry.problem.Wording;
import dev.deskferry.spec.AssociationSpec;
import dev.deskferry.spec.MappingSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** From the entries of {@code associations:} to what runs. */
final class AssociationCompiler {

  private final MappingSpec mapping;
  private final List<MappingSpec> all;
  private final Compilation compilation;

  AssociationCompiler(MappingSpec mapping, List<MappingSpec> all, Compilation compilation) {
    this.mapping = mapping;
    this.all = all;
    this.compilation = compilation;
  }

  /** What is wrong is recorded; entries without a known other end are left out. */
  List<LinkRule> compile() {
    Set<String> names = new LinkedHashSet<>();
    for (AssociationSpec spec : mapping.associations()) {
      if (!names.add(spec.name())) {
        spec.node()
            .error(
                "duplicate-association",
                "two associations are named \"" + spec.name() + "\"; give one another \"name\"");
      }
    }
    return mapping.associations().stream().map(this::rule).flatMap(Optional::stream).toList();
  }

  private Optional<LinkRule> rule(AssociationSpec spec) {
    return otherEnd(spec)
        .map(
            of ->
                new LinkRule(
                    new AssociationRule(
                        spec.name(),
                        spec.to(),
                        of,
                        spec.label(),
                        spec.primary(),
                        types(spec),
                        spec.inline().orElse(true) && !of.equals(mapping.from()),
                        spec.many()),
                    spec.when().flatMap(compilation::expression).orElse(null),
                    ids(spec)));
  }

  /** The source object type of the records at the other end. */
  private Optional<String> otherEnd(AssociationSpec spec) {
    List<String> writers =
        all.stream()
            .filter(other -> other.target().equals(spec.to()))
            .map(MappingSpec::from)
            .distinct()
            .toList();
    if (writers.isEmpty()) {
      Set<String> targets = new TreeSet<>();
      all.forEach(other -> targets.add(other.target()));
      spec.node()
          .errorAtKey(
              "to",
              "unknown-target",
              "no mapping writes \"" + spec.to() + "\"" + Wording.suggestion(spec.to(), targets));
      return Optional.empty();
    }
    if (spec.of().isPresent() && !writers.contains(spec.of().get())) {
      spec.node()
          .errorAtKey(
              "of",
              "unknown-source",
              "\""
                  + spec.of().get()
                  + "\" does not become "
                  + spec.to()
                  + "; expected "
                  + Wording.alternatives(writers));
      return Optional.empty();
    }
    if (spec.of().isEmpty() && writers.size() > 1) {
      spec.node()
          .error(
              "ambiguous-target",
              "\""
                  + spec.to()
                  + "\" is made from "
                  + Wording.enumeration(writers)
                  + "; say which with \"of\"");
      return Optional.empty();
    }
    return spec.of().or(() -> Optional.of(writers.get(0)));
  }

  private List<AssociationType> types(AssociationSpec spec) {
    if (spec.typeId().isPresent()) {
      return List.of(new AssociationType(spec.category(), spec.typeId().getAsInt()));
    }
    if (!spec.label().isEmpty()) {
      return List.of();
    }
    Optional<AssociationType> type =
        AssociationTypes.find(mapping.target(), spec.to(), spec.primary());
    if (type.isEmpty()) {
      spec.node()
          .error(
              "unknown-association-type",
              "HubSpot's "
                  + (spec.primary() ? "primary " : "")
                  + "association type from "
                  + mapping.target()
                  + " to "
                  + spec.to()
                  + " is not known; give its \"type_id\"");
    }
    return type.stream().toList();
  }

  private Function<MappingRun, JsonNode> ids(AssociationSpec spec) {
    Optional<Path> path = spec.by().flatMap(compilation::path);
    if (path.isPresent()) {
      return run -> path.get().read(run.payload(), run.joined());
    }
    Optional<CompiledExpression> expression = spec.expression().flatMap(compilation::expression);
    return run ->
        expression
            .map(compiled -> compiled.evaluate(run.payload(), run.joined()))
            .orElse(MissingNode.getInstance());
  }
}
