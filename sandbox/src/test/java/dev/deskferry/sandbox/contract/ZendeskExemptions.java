package dev.deskferry.sandbox.contract;

import static dev.deskferry.sandbox.contract.Exemption.nulls;
import static dev.deskferry.sandbox.contract.Exemption.type;
import static dev.deskferry.sandbox.contract.Exemption.unnamed;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where Zendesk's documents are wrong about Zendesk. They name few of the members that a page has,
 * mark next to nothing as nullable, and are older than the API.
 */
public final class ZendeskExemptions {

  private static final String EMPTY = "what is empty is null; the document rarely says nullable";
  private static final String FIELDS = "/organizations?(/\\*)?/organization_fields";
  private static final String TICKET = "/tickets?(/\\*)?";
  private static final String USER = "/users?(/\\*)?";
  private static final String VIEW = "/views?(/\\*)?";
  private static final String METRICS = "/ticket_metrics/\\*";
  private static final String RULES =
      "rules of all kinds look alike: the document names it for triggers";

  /** All for replies; each is needed by a reply of the stand-in. */
  public static final List<Exemption> REPLIES =
      Stream.of(
              unnamed("", "paging by cursor, which 48 of 333 lists declare", "links", "meta"),
              unnamed("", "paging by offset", "count", "next_page", "previous_page"),
              unnamed("", "members of every export in time mode", "end_of_stream"),
              unnamed(
                  "",
                  "side-loads, and the key of each resource where one path stands for all",
                  "identities",
                  "users",
                  "organizations",
                  "tickets",
                  "ticket_events"),
              unnamed(
                  TICKET,
                  "members of tickets in live replies and of the side-loads that exports offer",
                  "encoded_id",
                  "fields",
                  "generated_timestamp",
                  "support_type",
                  "metric_set",
                  "comment_count"),
              nulls(
                  TICKET,
                  EMPTY,
                  "assignee_id",
                  "external_id",
                  "forum_topic_id",
                  "organization_id",
                  "priority",
                  "problem_id",
                  "raw_subject",
                  "recipient",
                  "satisfaction_rating",
                  "subject",
                  "type"),
              Stream.of(
                  Exemption.reply(
                      "GET /api/v2/incremental/.*",
                      "response\\.body\\.schema\\.enum",
                      TICKET + "/status",
                      "\"deleted\"",
                      "deleted tickets stay in exports with a status of their own")),
              nulls(TICKET + "/custom_fields/\\*", EMPTY, "value"),
              Stream.of("boolean", "array")
                  .map(
                      found ->
                          type(
                              TICKET + "/custom_fields/\\*/value",
                              found,
                              "checkboxes are booleans, multiselects arrays")),
              nulls(FIELDS, EMPTY, "cf_[a-z]+"),
              Stream.of("boolean", "array")
                  .map(
                      found ->
                          type(
                              FIELDS + "/cf_[a-z]+",
                              found,
                              "checkboxes are booleans, multiselects arrays")),
              nulls(
                  USER,
                  EMPTY,
                  "default_group_id",
                  "email",
                  "last_login_at",
                  "remote_photo_url",
                  "signature"),
              nulls("/deleted_users/\\*", EMPTY, "email", "organization_id"),
              nulls("(/comments/\\*/attachments/\\*|/attachment)", EMPTY, "height", "width"),
              unnamed(
                  "/ticket_events/\\*",
                  "the document shows a metric event by mistake",
                  "child_events",
                  "created_at",
                  "event_type",
                  "merged_ticket_ids",
                  "system",
                  "timestamp",
                  "updater_id",
                  "via"),
              unnamed(
                  "/ticket_metric_events/\\*",
                  "the document has the schema of update_status events but does not use it",
                  "status"),
              nulls(
                  METRICS,
                  EMPTY,
                  "assigned_at",
                  "assignee_updated_at",
                  "initially_assigned_at",
                  "requester_updated_at",
                  "solved_at"),
              nulls(
                  METRICS + "/(reply|[a-z_]+_(resolution|wait))_time_in_(minutes|seconds)",
                  EMPTY,
                  "business",
                  "calendar"),
              nulls("/brands?(/\\*)?", EMPTY, "host_mapping", "logo"),
              nulls(
                  "/satisfaction_ratings?/\\*",
                  EMPTY,
                  "comment",
                  "reason",
                  "reason_code",
                  "reason_id"),
              unnamed(
                  "/(user|organization|ticket)_fields/\\*/custom_field_options/\\*",
                  "options tell whether they are the default one",
                  "default"),
              nulls("/ticket_fields?(/\\*)?", EMPTY, "agent_description", "creator_app_name"),
              unnamed("/macros?(/\\*)?", RULES, "raw_title"),
              Stream.of(
                  type(
                      "/macros?(/\\*)?/actions/\\*/value",
                      "array",
                      "an action that sets a comment has channel and text")),
              nulls("/triggers?(/\\*)?", EMPTY, "description"),
              unnamed("/automations?(/\\*)?", RULES, "url"),
              unnamed(VIEW, RULES, "raw_title", "url"),
              nulls(VIEW, EMPTY, "description", "restriction"),
              unnamed("/results/\\*", "what is found is shown whole", "[a-z_]+"))
          .flatMap(exemptions -> exemptions)
          .toList();

  /** Patterns of requests that no document has, each with the reason. */
  public static final Map<String, String> UNDOCUMENTED =
      Map.of(
          "GET /api/v2/help_center/.*",
          "the Help Center has a document of its own, which is not among the copies",
          "GET /api/v2/guide/.*",
          "surveys are newer than the copies",
          "GET /api/v2/tickets/(\\d+/)?side_conversations(/.*)?",
          "side conversations are in no document",
          "GET /api/v2/incremental/custom_objects/[^/]+/cursor",
          "the export of custom objects is newer than the copies",
          "GET /api/v2/(users|organizations)/\\d+/(organization_memberships|users)",
          "in prose only: the document has the list of all",
          "GET /api/v2/tickets/\\d+/metrics",
          "in prose only: the document has the list of all",
          "GET /api/v2/groups/\\d+/(users|memberships/assignable)",
          "in prose only: the document has the lists of all",
          "GET /api/v2/(users|organizations)/\\d+/tags",
          "in prose only: the document has the tags of tickets",
          "GET /api/v2/users/\\d+/(groups|organizations)",
          "in prose only: the document has the lists of all",
          "GET /api/v2/(users|organizations)/\\d+/tickets(/[a-z]+)?(/count)?",
          "in prose only: the document has the list of all");

  private ZendeskExemptions() {}
}
