package dev.deskferry.load;

import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.Finding;
import dev.deskferry.mapping.MappedRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/** What is to be done about one staged record, before one knows where its links lead. */
public sealed interface Draft {

  /** The record's id at the source. */
  String sourceId();

  /** Nothing to send and nothing to write. */
  record Settled(String sourceId, Kind kind) implements Draft {
    /** Under which word it is counted. */
    public enum Kind {
      UNCHANGED,
      SKIPPED,
      REJECTED
    }
  }

  /**
   * Nothing to send, but the answer is new.
   *
   * @param state {@code skipped} or {@code rejected}
   * @param mapping empty when no mapping takes the record
   * @param fingerprint of that mapping
   */
  record Answer(
      String sourceId,
      String state,
      String mapping,
      String target,
      String fingerprint,
      String rule,
      String code,
      String message)
      implements Draft {}

  /**
   * Something to send.
   *
   * @param properties as they go out: pipeline ids put in, invalid ones left out
   * @param warnings for the operator
   */
  record Change(
      CompiledMapping mapping,
      MappedRecord mapped,
      SortedMap<String, String> properties,
      UUID hash,
      Optional<Delivery> before,
      List<Finding> warnings)
      implements Draft {

    private static final Set<String> UNANSWERED = Set.of("unknown", "deferred");

    @Override
    public String sourceId() {
      return mapped.sourceId();
    }

    /** What to try first. */
    PlannedRecord.Step step() {
      if (before.isEmpty()) {
        return PlannedRecord.Step.CREATE;
      }
      if (!before.get().hubspotId().isEmpty()) {
        return PlannedRecord.Step.UPDATE;
      }
      return UNANSWERED.contains(before.get().state())
          ? PlannedRecord.Step.RESOLVE
          : PlannedRecord.Step.CREATE;
    }
  }
}
