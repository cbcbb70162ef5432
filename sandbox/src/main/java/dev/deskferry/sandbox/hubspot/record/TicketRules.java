package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.schema.Pipelines;
import java.util.List;
import java.util.Optional;

/**
 * Tickets need a stage, and the stage must belong to their pipeline, the first one unless named. A
 * move to a closed stage sets {@code closed_date}; one that is sent with a new ticket is kept, one
 * that is sent with a later move by option.
 */
final class TicketRules implements RecordRules {

  private static final String PIPELINE = "hs_pipeline";
  private static final String STAGE = "hs_pipeline_stage";

  @Override
  public List<String> missing(Draft draft) {
    return draft.text(STAGE) == null ? List.of(STAGE) : List.of();
  }

  @Override
  public void complete(Draft draft) {
    Pipelines pipelines = draft.store().pipelines();
    if (draft.text(PIPELINE) == null) {
      draft.derive(PIPELINE, pipelines.defaultId());
    }
    if (!draft.isNew() && !draft.isSent(PIPELINE) && !draft.isSent(STAGE)) {
      return;
    }
    String pipelineId = draft.text(PIPELINE);
    ObjectNode pipeline = pipelines.all().get(pipelineId == null ? "" : pipelineId);
    if (pipeline == null) {
      draft.noOption(PIPELINE, String.valueOf(pipelineId), pipelines.all().keySet());
      return;
    }
    String stageId = draft.text(STAGE);
    if (stageId == null && draft.isNew()) {
      return;
    }
    Optional<ObjectNode> stage = Pipelines.stage(pipeline, stageId == null ? "" : stageId);
    if (stage.isEmpty()) {
      draft.noOption(STAGE, String.valueOf(stageId), Pipelines.stageIds(pipeline));
    } else if (stage.get().path("metadata").path("isClosed").asText().equals("true")
        && !isDateKept(draft)
        && (isMove(draft) || draft.text("closed_date") == null)) {
      draft.derive("closed_date", draft.now().toString());
    }
  }

  private static boolean isDateKept(Draft draft) {
    return draft.isSent("closed_date")
        && (draft.isNew() || draft.allows(Lenient.SENT_CLOSED_DATE_KEPT));
  }

  private static boolean isMove(Draft draft) {
    String stage = draft.text(STAGE);
    return stage != null && !stage.equals(draft.textBefore(STAGE));
  }
}
