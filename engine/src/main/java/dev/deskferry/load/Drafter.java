package dev.deskferry.load;

import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.Finding;
import dev.deskferry.mapping.MappedRecord;
import dev.deskferry.mapping.MappingOutcome;
import dev.deskferry.mapping.StagedRecord;
import dev.deskferry.spec.LoadSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Maps staged records of one object type and decides what is to be done. Safe from many threads.
 */
public final class Drafter {

  private final List<CompiledMapping> mappings;
  private final Portal portal;
  private final PortalValidation validation;
  private final LoadSettings settings;

  /**
   * @param mappings that read the object type, in the order in which they are asked
   */
  public Drafter(List<CompiledMapping> mappings, Portal portal, LoadSettings settings) {
    this.mappings = List.copyOf(mappings);
    this.portal = portal;
    this.validation = new PortalValidation(portal);
    this.settings = settings;
  }

  /** Never throws for what is in the data. */
  public Draft draft(StagedRecord record, Optional<Delivery> before) {
    for (CompiledMapping mapping : mappings) {
      MappingOutcome outcome = mapping.map(record, portal);
      if (outcome instanceof MappingOutcome.Skipped skipped) {
        return answer(record, before, "skipped", mapping, skipped.rule(), "", "");
      }
      if (outcome instanceof MappingOutcome.Rejected rejected) {
        return reject(record, before, mapping, rejected.findings());
      }
      if (outcome instanceof MappingOutcome.Mapped mapped) {
        return mapped(record, before, mapping, mapped);
      }
    }
    return answer(record, before, "skipped", null, "no_mapping", "", "");
  }

  private Draft mapped(
      StagedRecord record,
      Optional<Delivery> before,
      CompiledMapping mapping,
      MappingOutcome.Mapped outcome) {
    MappedRecord mapped = outcome.record();
    if (before
        .filter(it -> !it.hubspotId().isEmpty())
        .filter(it -> !it.target().equals(mapped.target()))
        .isPresent()) {
      return moved(record, before, mapping, mapped);
    }
    Optional<Draft> unchanged = unchanged(record, before, mapped.hash());
    if (unchanged.isPresent()) {
      return unchanged.get();
    }
    List<Finding> invalid = validation.check(mapped);
    if (!invalid.isEmpty()
        && (settings.onInvalid() == LoadSettings.OnInvalid.REJECT
            || concernsKey(mapping, invalid))) {
      return reject(record, before, mapping, invalid);
    }
    List<String> dropped = invalid.stream().map(Finding::property).toList();
    UUID hash = dropped.isEmpty() ? mapped.hash() : hash(mapped, dropped);
    unchanged = unchanged(record, before, hash);
    if (unchanged.isPresent()) {
      return unchanged.get();
    }
    SortedMap<String, String> properties =
        PipelineWords.translate(portal, mapped.target(), without(mapped.properties(), dropped));
    List<Finding> warnings = new ArrayList<>(outcome.warnings());
    warnings.addAll(invalid);
    return new Draft.Change(mapping, mapped, properties, hash, before, warnings);
  }

  /** What was sent last is not checked once more: it went through, or HubSpot said why not. */
  private Optional<Draft> unchanged(StagedRecord record, Optional<Delivery> before, UUID hash) {
    return before.filter(it -> it.has(hash)).flatMap(it -> settled(record, it));
  }

  private Optional<Draft> settled(StagedRecord record, Delivery before) {
    if (before.state().equals("loaded")) {
      return Optional.of(new Draft.Settled(record.sourceId(), Draft.Settled.Kind.UNCHANGED));
    }
    if (before.isRefusedByHubSpot() && !settings.retryRejected()) {
      return Optional.of(new Draft.Settled(record.sourceId(), Draft.Settled.Kind.REJECTED));
    }
    return Optional.empty();
  }

  private static boolean concernsKey(CompiledMapping mapping, List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.property().equals(mapping.key()));
  }

  private Draft moved(
      StagedRecord record,
      Optional<Delivery> before,
      CompiledMapping mapping,
      MappedRecord mapped) {
    String message =
        "was loaded as one of HubSpot's %s and now maps to %s — HubSpot cannot turn one into the other — archive the old one there and delete its row of migration.delivery to load it anew"
            .formatted(before.map(Delivery::target).orElse(""), mapped.target());
    return answer(record, before, "rejected", mapping, "", "target-changed", message);
  }

  private Draft reject(
      StagedRecord record,
      Optional<Delivery> before,
      CompiledMapping mapping,
      List<Finding> findings) {
    StringBuilder message = new StringBuilder();
    for (Finding finding : findings) {
      message
          .append(message.isEmpty() ? "" : "; ")
          .append(finding.property())
          .append(finding.property().isEmpty() ? "" : ": ")
          .append(finding.message());
    }
    String code = findings.isEmpty() ? "rejected" : findings.get(0).code();
    return answer(record, before, "rejected", mapping, "", code, message.toString());
  }

  private static Draft answer(
      StagedRecord record,
      Optional<Delivery> before,
      String state,
      @org.jspecify.annotations.Nullable CompiledMapping mapping,
      String rule,
      String code,
      String message) {
    boolean same =
        before
            .filter(it -> it.state().equals(state))
            .filter(it -> it.rule().equals(rule) && it.message().equals(message))
            .isPresent();
    if (same) {
      return new Draft.Settled(
          record.sourceId(),
          state.equals("skipped") ? Draft.Settled.Kind.SKIPPED : Draft.Settled.Kind.REJECTED);
    }
    return new Draft.Answer(
        record.sourceId(),
        state,
        mapping == null ? "" : mapping.name(),
        mapping == null ? "" : mapping.target(),
        mapping == null ? "" : mapping.fingerprint(),
        rule,
        code,
        message);
  }

  private static SortedMap<String, String> without(
      SortedMap<String, String> properties, List<String> dropped) {
    if (dropped.isEmpty()) {
      return properties;
    }
    SortedMap<String, String> kept = new TreeMap<>(properties);
    dropped.forEach(kept::remove);
    return kept;
  }

  /**
   * What was left out is part of what was sent: an option added to the portal makes the difference.
   */
  private static UUID hash(MappedRecord mapped, List<String> dropped) {
    String text = mapped.hash() + " without " + String.join(",", dropped);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
