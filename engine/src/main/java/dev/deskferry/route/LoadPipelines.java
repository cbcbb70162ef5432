package dev.deskferry.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.HubSpotRequest.Bucket;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.PortalPipeline;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.Portal;
import dev.deskferry.spec.PipelineSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bean {@code loadPipelines} of route {@code load-preflight}: finds the pipelines of {@code
 * mappings/pipelines} in the portal by id, else by label, and creates what is missing. Without
 * {@code --execute} it only says so.
 */
public final class LoadPipelines {

  private final LoadSession session;
  private final LoadCalls calls;
  private final LoadFindings findings;
  private final List<PipelineSpec> pipelines;
  private final boolean execute;

  LoadPipelines(
      LoadSession session,
      LoadCalls calls,
      LoadFindings findings,
      List<PipelineSpec> pipelines,
      boolean execute) {
    this.session = session;
    this.calls = calls;
    this.findings = findings;
    this.pipelines = List.copyOf(pipelines);
    this.execute = execute;
  }

  /** Finds or creates every pipeline whose object type some mapping writes. */
  public void provide() {
    for (PipelineSpec pipeline : pipelines) {
      if (!LoadPreflight.targets(session).contains(pipeline.target())) {
        continue;
      }
      present(pipeline).ifPresentOrElse(it -> complete(pipeline, it), () -> create(pipeline));
    }
  }

  private Optional<PortalPipeline> present(PipelineSpec pipeline) {
    var reply = calls.read(HubSpotRequest.get(session.paths().pipelines(pipeline.target())));
    return PortalPipeline.all(reply).stream()
        .filter(
            it -> it.id().equals(pipeline.name()) || it.label().equalsIgnoreCase(pipeline.label()))
        .findFirst();
  }

  private void create(PipelineSpec pipeline) {
    findings.intentions().add("create pipeline " + pipeline.target() + "." + pipeline.name());
    ObjectNode body =
        Json.object()
            .put("label", pipeline.label())
            .put("displayOrder", pipeline.displayOrder())
            .put("pipelineId", pipeline.name());
    ArrayNode stages = body.putArray("stages");
    pipeline.stages().forEach(stage -> stages.add(stage(stage, stages.size())));
    if (!execute) {
      remember(pipeline, asWanted(pipeline));
      return;
    }
    Verdict verdict = send(session.paths().pipelines(pipeline.target()), body);
    if (verdict instanceof Verdict.Answered answered) {
      remember(pipeline, PortalPipeline.of(answered.body()));
    } else {
      // Refused because it is there: an attempt whose answer was lost has made it.
      present(pipeline)
          .ifPresentOrElse(it -> complete(pipeline, it), () -> refused(pipeline, verdict));
    }
  }

  private void complete(PipelineSpec pipeline, PortalPipeline present) {
    Map<String, String> stages = new LinkedHashMap<>(present.stages());
    for (PipelineSpec.Stage stage : pipeline.stages()) {
      if (present.stageId(stage.name(), stage.label()).isPresent()) {
        continue;
      }
      findings.intentions().add("create stage " + pipeline.name() + "." + stage.name());
      String id = execute ? createStage(pipeline, present, stage, stages.size()) : stage.name();
      stages.put(id, stage.label());
    }
    remember(pipeline, new PortalPipeline(present.id(), present.label(), stages));
  }

  private String createStage(
      PipelineSpec pipeline, PortalPipeline portal, PipelineSpec.Stage stage, int order) {
    Verdict verdict =
        send(session.paths().stages(pipeline.target(), portal.id()), stage(stage, order));
    if (verdict instanceof Verdict.Answered answered) {
      return answered.body().path("id").asText();
    }
    Optional<String> made =
        present(pipeline).flatMap(it -> it.stageId(stage.name(), stage.label()));
    if (made.isEmpty()) {
      refused(pipeline, verdict);
    }
    return made.orElse(stage.name());
  }

  private void remember(PipelineSpec pipeline, PortalPipeline portal) {
    Map<String, String> stages = new LinkedHashMap<>();
    for (PipelineSpec.Stage stage : pipeline.stages()) {
      portal.stageId(stage.name(), stage.label()).ifPresent(id -> stages.put(stage.name(), id));
    }
    findings
        .pipelines()
        .add(new Portal.PipelineIds(pipeline.target(), pipeline.name(), portal.id(), stages));
  }

  private Verdict send(String path, ObjectNode body) {
    return calls.call(HubSpotRequest.repeatable("POST", path, body, Bucket.BURST));
  }

  private void refused(PipelineSpec pipeline, Verdict verdict) {
    String reason = verdict instanceof Verdict.Refused refused ? refused.error().message() : "";
    findings
        .problems()
        .add(
            "HubSpot will not create pipeline %s of %s: %s"
                .formatted(pipeline.name(), pipeline.target(), reason));
  }

  private static ObjectNode stage(PipelineSpec.Stage stage, int order) {
    ObjectNode body =
        Json.object()
            .put("label", stage.label())
            .put("displayOrder", order)
            .put("stageId", stage.name());
    body.putObject("metadata").put("ticketState", stage.closed() ? "CLOSED" : "OPEN");
    return body;
  }

  private static PortalPipeline asWanted(PipelineSpec pipeline) {
    Map<String, String> stages = new LinkedHashMap<>();
    pipeline.stages().forEach(stage -> stages.put(stage.name(), stage.label()));
    return new PortalPipeline(pipeline.name(), pipeline.label(), stages);
  }
}
