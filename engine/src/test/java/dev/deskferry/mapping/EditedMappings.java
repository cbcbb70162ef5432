package dev.deskferry.mapping;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@link HandMadeMappings} as somebody edits them between two loads. */
public final class EditedMappings {

  private EditedMappings() {}

  /** The same under other names. */
  public static Mappings renamed(Mappings mappings) {
    return each(mappings, it -> copy(it, "new_" + it.name(), it.associations()));
  }

  /** The same with another key of tickets. */
  public static Mappings withTicketKey(Mappings mappings, String key) {
    return each(
        mappings,
        it -> it.target().equals("tickets") ? copy(it, it.name(), key, it.associations()) : it);
  }

  /** The same with a label for the association {@code requester}. */
  public static Mappings labelled(Mappings mappings, String label) {
    return each(
        mappings,
        it ->
            copy(
                it,
                it.name(),
                it.associations().stream()
                    .map(
                        rule ->
                            rule.name().equals("requester")
                                ? labelled(rule, rule.name(), label)
                                : rule)
                    .toList()));
  }

  /** The same with one more association of tickets, which no ticket asks for. */
  public static Mappings withCopied(Mappings mappings, String label) {
    return each(
        mappings,
        it ->
            it.from().equals("tickets")
                ? copy(
                    it,
                    it.name(),
                    Stream.concat(
                            it.associations().stream(),
                            it.associations().stream()
                                .filter(rule -> rule.name().equals("requester"))
                                .map(rule -> labelled(rule, "cc", label)))
                        .toList())
                : it);
  }

  private static Mappings each(Mappings mappings, UnaryOperator<CompiledMapping> edit) {
    return new Mappings(mappings.all().stream().map(edit).toList(), mappings.loadOrder());
  }

  private static AssociationRule labelled(AssociationRule rule, String name, String label) {
    return new AssociationRule(
        name,
        rule.toTarget(),
        rule.toObjectType(),
        label,
        false,
        List.of(),
        rule.inline(),
        rule.many());
  }

  private static CompiledMapping copy(
      CompiledMapping mapping, String name, List<AssociationRule> associations) {
    return copy(mapping, name, mapping.key(), associations);
  }

  private static CompiledMapping copy(
      CompiledMapping mapping, String name, String key, List<AssociationRule> associations) {
    return new CompiledMapping(
        name,
        mapping.from(),
        mapping.target(),
        key,
        mapping.fingerprint() + "-edited",
        mapping.joins(),
        associations,
        mapping.definitions(),
        mapping.onExisting(),
        mapping.onDeleted(),
        mapping::map);
  }
}
