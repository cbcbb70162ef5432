package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newer CSAT: survey responses by cursor, 50 a page, filtered by {@code
 * filter[created_at_start]} and {@code filter[created_at_end]} in milliseconds.
 */
final class SurveyEndpoints {

  private static final String RESPONSES = "guide/survey_responses";

  private SurveyEndpoints() {}

  static List<Endpoint> table() {
    return Stream.of(
            Endpoint.agent(RESPONSES, SurveyEndpoints::list),
            Endpoint.agent(RESPONSES + "/{key}", SurveyEndpoints::show),
            Endpoint.agent("guide/{locale}/surveys", SurveyEndpoints::surveys))
        .map(endpoint -> endpoint.from(Plan.PROFESSIONAL, Endpoint.Absence.INVALID_ENDPOINT))
        .toList();
  }

  private static Reply list(Call call) {
    Records responses = call.account().records(ObjectType.SURVEY_RESPONSES);
    Optional<Long> from = call.number("filter[created_at_start]");
    Optional<Long> until = call.number("filter[created_at_end]");
    Listing listing =
        RecordEndpoints.listing(call, ObjectType.SURVEY_RESPONSES)
            .where(index -> from.isEmpty() || responses.changedAt(index) * 1_000 >= from.get())
            .where(index -> until.isEmpty() || responses.changedAt(index) * 1_000 <= until.get());
    return Paging.byCursorOnly(call, listing, PageRules.SURVEYS);
  }

  private static Reply show(Call call) {
    Records responses = call.account().records(ObjectType.SURVEY_RESPONSES);
    int index = responses.indexOf(call.text());
    if (index < 0) {
      throw Errors.recordNotFound();
    }
    return JsonBody.start(1_024).put("survey_response", responses.record(index)).reply();
  }

  /** The surveys that responses name; none where there are no responses. */
  private static Reply surveys(Call call) {
    Records responses = call.account().records(ObjectType.SURVEY_RESPONSES);
    if (responses.size() == 0) {
      return Paging.byCursorOnly(call, Listing.of("surveys", List.of()), PageRules.LISTS);
    }
    ObjectNode survey = JsonNodeFactory.instance.objectNode();
    survey.set("id", responses.record(0).at("/survey/id"));
    survey.put("state", "enabled");
    survey.put("version", 1);
    survey.putArray("questions");
    return Paging.byCursorOnly(call, Listing.of("surveys", List.of(survey)), PageRules.LISTS);
  }
}
