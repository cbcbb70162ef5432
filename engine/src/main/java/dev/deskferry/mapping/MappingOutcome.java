package dev.deskferry.mapping;

import java.util.List;

/** What a mapping says about one staged record. */
public sealed interface MappingOutcome {

  /** The mapping's {@code where} does not choose the record; another mapping may. */
  record NotSelected() implements MappingOutcome {}

  /**
   * Left out on purpose.
   *
   * @param rule name of the skip rule
   */
  record Skipped(String rule) implements MappingOutcome {}

  /**
   * Cannot become a HubSpot record.
   *
   * @param findings at least one, the reasons
   */
  record Rejected(List<Finding> findings) implements MappingOutcome {
    /** Copies the list. */
    public Rejected {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Ready to be written.
   *
   * @param warnings what was kept elsewhere, cut or replaced on the way; may be empty
   */
  record Mapped(MappedRecord record, List<Finding> warnings) implements MappingOutcome {
    /** Copies the list. */
    public Mapped {
      warnings = List.copyOf(warnings);
    }
  }
}
