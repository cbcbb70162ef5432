package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.mapping.CompiledRecordMapper.Skip;
import dev.deskferry.spec.JoinSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.PropertySpec;
import dev.deskferry.spec.SkipRule;
import dev.deskferry.yaml.YamlJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles one mapping among all. */
final class MappingCompiler {

  /** To be raised when the same files would map differently than before. */
  private static final String VERSION = "1";

  private final MappingSpec spec;
  private final List<MappingSpec> all;
  private final CustomFields fields;
  private final Compilation compilation;

  MappingCompiler(
      MappingSpec spec, List<MappingSpec> all, CustomFields fields, String fallbackOwner) {
    this.spec = spec;
    this.all = all;
    this.fields = fields;
    Set<String> joins = new LinkedHashSet<>();
    spec.joins().forEach(join -> joins.add(join.name()));
    this.compilation =
        new Compilation(Set.copyOf(joins), spec.unmapped().orElse(""), fallbackOwner);
  }

  /** What is wrong is recorded; the mapping is then of no use. */
  CompiledMapping compile() {
    Map<String, PropertyDefinition> definitions = PropertyDefinitions.of(spec);
    List<Step> steps = new ArrayList<>();
    PropertyCompiler properties = new PropertyCompiler(compilation);
    spec.properties().forEach(property -> steps.add(properties.compile(property)));
    spec.customFields()
        .ifPresent(
            custom -> {
              FieldCompiler.Result result =
                  new FieldCompiler(spec, custom, compilation)
                      .compile(fields.of(custom.of()), taken(definitions.keySet()));
              // Before the properties, which may set one of these names on purpose.
              steps.add(0, result.columns());
              result.definitions().forEach(made -> definitions.put(made.name(), made));
            });
    List<LinkRule> links = new AssociationCompiler(spec, all, compilation).compile();
    return new CompiledMapping(
        spec.name(),
        spec.from(),
        spec.target(),
        spec.key(),
        fingerprint(),
        joins(),
        links.stream().map(LinkRule::rule).toList(),
        List.copyOf(definitions.values()),
        spec.onExisting(),
        spec.onDeleted(),
        new CompiledRecordMapper(
            spec.name(),
            spec.target(),
            spec.key(),
            compilation.joins(),
            spec.where().flatMap(compilation::expression).orElse(null),
            spec.skip().stream().map(this::skip).flatMap(Optional::stream).toList(),
            List.copyOf(steps),
            links,
            compilation.unmapped()));
  }

  private Optional<Skip> skip(SkipRule rule) {
    return compilation.expression(rule.when()).map(when -> new Skip(rule.rule(), when));
  }

  private List<Join> joins() {
    List<Join> joins = new ArrayList<>();
    Set<String> earlier = new LinkedHashSet<>();
    for (JoinSpec join : spec.joins()) {
      Compilation.path(join.by(), earlier)
          .ifPresent(
              path ->
                  joins.add(
                      new Join(
                          join.name(),
                          join.of(),
                          join.many() ? Join.Kind.MANY : Join.Kind.ONE,
                          join.by().text(),
                          path)));
      earlier.add(join.name());
    }
    return joins;
  }

  private Set<String> taken(Set<String> defined) {
    Set<String> taken = new LinkedHashSet<>(defined);
    spec.properties().stream().map(PropertySpec::name).forEach(taken::add);
    return taken;
  }

  private String fingerprint() {
    StringBuilder text = new StringBuilder(VERSION);
    text.append(YamlJson.toJson(spec.node())).append(compilation.fallbackOwner());
    spec.customFields()
        .ifPresent(
            custom -> {
              for (JsonNode field : fields.of(custom.of())) {
                FieldDefinition.read(field).ifPresent(text::append);
              }
            });
    return RecordHash.hex(text.toString());
  }
}
