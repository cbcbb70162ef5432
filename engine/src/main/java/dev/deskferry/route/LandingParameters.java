package dev.deskferry.route;

import dev.deskferry.extract.Page;
import dev.deskferry.extract.PageFinding;
import dev.deskferry.extract.PageSequence;
import dev.deskferry.extract.Reach;
import dev.deskferry.extract.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code extract/land-page}. */
final class LandingParameters {

  private LandingParameters() {}

  static Map<String, @Nullable Object> of(ExtractWork work) {
    PageSequence.PageStep step = work.inHand();
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("partition_id", work.lease().partitionId());
    parameters.put("fencing_token", work.lease().fencingToken());
    parameters.put("run_id", work.lease().runId());
    parameters.put("step", UUID.randomUUID().toString());
    parameters.put("source", work.source().name());
    parameters.put("checkpoint", step.checkpoint().toJson());
    reach(parameters, work, step);
    records(parameters, step.page());
    visit(parameters, step.visit());
    findings(parameters, work, step);
    return parameters;
  }

  private static void reach(
      Map<String, @Nullable Object> parameters, ExtractWork work, PageSequence.PageStep step) {
    boolean isWhole = work.pages().shortfall().isEmpty();
    Reach reach = Reach.of(work.source(), step, isWhole, work.askedMillisAgo());
    parameters.put("reached_how", reach.how().word());
    parameters.put("reached_millis", reach.millis());
  }

  private static void records(Map<String, @Nullable Object> parameters, Page page) {
    List<SourceRecord> records = page.records();
    int count = records.size();
    String[] objectTypes = new String[count];
    String[] sourceIds = new String[count];
    @Nullable String[] parentIds = new String[count];
    byte[][] payloads = new byte[count][];
    String[] hashes = new String[count];
    Long[] versions = new Long[count];
    Boolean[] deleted = new Boolean[count];
    for (int i = 0; i < count; i++) {
      SourceRecord record = records.get(i);
      objectTypes[i] = record.objectType();
      sourceIds[i] = record.sourceId();
      parentIds[i] = record.parentId().orElse(null);
      payloads[i] = record.payload();
      hashes[i] = record.hash().toString();
      versions[i] = record.version();
      deleted[i] = record.isDeleted();
    }
    parameters.put("object_types", objectTypes);
    parameters.put("source_ids", sourceIds);
    parameters.put("parent_ids", parentIds);
    parameters.put("payloads", payloads);
    parameters.put("payload_hashes", hashes);
    parameters.put("source_versions", versions);
    parameters.put("deleted", deleted);
  }

  private static void visit(
      Map<String, @Nullable Object> parameters, Optional<PageSequence.Visit> visit) {
    parameters.put("visited_id", visit.map(it -> it.parent().id()).orElse(null));
    parameters.put("visited_version", visit.map(it -> it.parent().version()).orElse(null));
    parameters.put("visited_found", visit.map(PageSequence.Visit::isFound).orElse(null));
  }

  private static void findings(
      Map<String, @Nullable Object> parameters, ExtractWork work, PageSequence.PageStep step) {
    List<PageFinding> findings = new ArrayList<>(step.findings());
    findings.addAll(step.page().findings());
    // What concerns no single record is true of every page; once is enough.
    findings.removeIf(it -> it.sourceId().isEmpty() && !work.isNews(it.code(), it.objectType()));
    parameters.put("finding_object_types", texts(findings, PageFinding::objectType));
    parameters.put("finding_source_ids", texts(findings, PageFinding::sourceId));
    parameters.put("finding_codes", texts(findings, PageFinding::code));
    parameters.put("finding_messages", texts(findings, PageFinding::message));
  }

  private static String[] texts(
      List<PageFinding> findings, java.util.function.Function<PageFinding, String> part) {
    return findings.stream().map(part).toArray(String[]::new);
  }
}
