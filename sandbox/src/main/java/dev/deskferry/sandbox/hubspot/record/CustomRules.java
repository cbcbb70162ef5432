package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.schema.Pipelines;
import java.util.List;

/**
 * Custom objects need the properties that their schema requires. Where the type has pipelines, a
 * stage must belong to the pipeline of the record.
 */
final class CustomRules implements RecordRules {

  @Override
  public List<String> missing(Draft draft) {
    return draft.store().required().stream().filter(name -> draft.text(name) == null).toList();
  }

  @Override
  public void complete(Draft draft) {
    String pipelineId = draft.text("hs_pipeline");
    String stageId = draft.text("hs_pipeline_stage");
    Pipelines pipelines = draft.store().pipelines();
    if (pipelineId == null && stageId == null) {
      return;
    }
    if (pipelineId == null && !pipelines.all().isEmpty()) {
      pipelineId = pipelines.defaultId();
      draft.derive("hs_pipeline", pipelineId);
    }
    ObjectNode pipeline = pipelines.all().get(String.valueOf(pipelineId));
    if (pipeline == null) {
      draft.noOption("hs_pipeline", String.valueOf(pipelineId), pipelines.all().keySet());
    } else if (stageId != null && Pipelines.stage(pipeline, stageId).isEmpty()) {
      draft.noOption("hs_pipeline_stage", stageId, Pipelines.stageIds(pipeline));
    }
  }
}
