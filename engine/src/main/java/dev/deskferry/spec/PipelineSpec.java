package dev.deskferry.spec;

import java.util.List;

/**
 * A pipeline as {@code mappings/pipelines/*.yaml} says it.
 *
 * @param name the word mappings write into {@code hs_pipeline}; also its id in HubSpot when created
 * @param target HubSpot object type, {@code tickets}
 * @param label shown to people; an existing pipeline of that label is used
 * @param displayOrder from 0
 * @param stages in display order, at least one
 */
public record PipelineSpec(
    String name, String target, String label, int displayOrder, List<Stage> stages) {

  /** Copies the list. */
  public PipelineSpec {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param name the word mappings write into {@code hs_pipeline_stage}; also its id when created
   * @param label shown to people, unique in its pipeline
   * @param closed HubSpot's {@code ticketState}
   */
  public record Stage(String name, String label, boolean closed) {}
}
