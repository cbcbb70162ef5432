package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tickets as JSON, about 3 KB each as real ones are. */
final class TicketWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> PRIORITIES =
      List.of("low", "normal", "normal", "high", "urgent");

  private final Scale scale;
  private final Plot plot;
  private final TicketPlan plan;
  private final CommentPlan comments;
  private final CommentWriter texts;
  private final Channels channels;
  private final FieldValues values;

  TicketWriter(
      Scale scale,
      Plot plot,
      TicketPlan plan,
      CommentPlan comments,
      CommentWriter texts,
      Channels channels) {
    this.scale = scale;
    this.plot = plot;
    this.plan = plan;
    this.comments = comments;
    this.texts = texts;
    this.channels = channels;
    this.values = new FieldValues(scale);
  }

  ObjectNode ticket(int index) {
    TicketFacts facts = plan.facts(index);
    Dice dice = plan.dice(index);
    boolean isScrubbed = facts.isScrubbed();
    String subject = isScrubbed ? "SCRUBBED" : subject(dice);
    ArrayNode fields = isScrubbed ? JSON.arrayNode() : values.ofTicket(dice);
    ObjectNode ticket = JSON.objectNode();
    ticket.put("url", Scale.URL + "tickets/" + facts.id() + ".json");
    ticket.put("id", facts.id());
    ticket.put("external_id", dice.chance(50, 100) ? "order-" + dice.below(51, 9_999) : null);
    ticket.set("via", via(index, facts, dice));
    ticket.put("created_at", Times.iso(facts.createdAt()));
    ticket.put("updated_at", Times.iso(facts.updatedAt()));
    ticket.put("generated_timestamp", facts.generatedAt());
    ticket.put("type", type(index, dice));
    ticket.put("subject", subject);
    ticket.put("raw_subject", subject);
    ticket.put("description", isScrubbed ? "SCRUBBED" : texts.text(index, 0));
    ticket.put("priority", dice.chance(52, 250) ? null : dice.pick(53, PRIORITIES));
    ticket.put("status", facts.status());
    ticket.put("recipient", isScrubbed ? null : Channels.SUPPORT_ADDRESS);
    ticket.put("requester_id", facts.requesterId());
    ticket.put("submitter_id", facts.submitterId());
    putId(ticket, "assignee_id", facts.assigneeId());
    putId(ticket, "organization_id", facts.organizationId());
    putId(ticket, "group_id", facts.groupId());
    people(ticket, index, dice);
    ticket.putNull("forum_topic_id");
    int problem = plot.problemOf(index);
    putId(ticket, "problem_id", problem >= 0 ? Scale.ticketId(problem) : 0);
    ticket.put("has_incidents", plot.isProblem(index));
    ticket.put("is_public", comments.hasPublic(index));
    ticket.put("due_at", isTask(index, dice) ? Times.iso(facts.createdAt() + 604_800) : null);
    ticket.set("tags", tags(index, dice, fields));
    ticket.set("custom_fields", fields);
    ticket.set("satisfaction_rating", SatisfactionRatings.onTicket(index, facts, dice));
    ticket.putArray("sharing_agreement_ids");
    ticket.put("custom_status_id", Settings.statusId(facts.status(), dice));
    ticket.put("encoded_id", encodedId(dice));
    ticket.set("fields", fields);
    int followUp = plot.followUpOf(index);
    ArrayNode followUps = ticket.putArray("followup_ids");
    if (followUp >= 0) {
      followUps.add(Scale.ticketId(followUp));
    }
    ticket.put("ticket_form_id", facts.formId());
    ticket.put("brand_id", Scale.brandId(dice.below(54, Settings.BRANDS.size())));
    ticket.put("allow_channelback", false);
    ticket.put("allow_attachments", true);
    ticket.put("from_messaging_channel", facts.isAiAgent());
    ticket.put("support_type", facts.isAiAgent() ? "ai_agent" : "agent");
    return ticket;
  }

  /** The subject, null for one ticket in a hundred. */
  static @Nullable String subject(Dice dice) {
    return dice.chance(55, 10)
        ? null
        : dice.pick(56, Texts.SUBJECTS)
            + (dice.chance(57, 500) ? " #" + dice.below(58, 9_999) : "");
  }

  private ObjectNode via(int index, TicketFacts facts, Dice dice) {
    int followed = plot.followedBy(index);
    if (followed >= 0) {
      return Channels.followUp(Scale.ticketId(followed), subject(plan.dice(followed)));
    }
    String channel = Channels.of(dice, facts.isAiAgent());
    boolean isByAgent = facts.submitterId() != facts.requesterId();
    return channels.via(
        isByAgent && channel.equals("email") ? "web" : channel, plan.requester(dice));
  }

  private @Nullable String type(int index, Dice dice) {
    if (plot.isProblem(index)) {
      return "problem";
    }
    if (plot.problemOf(index) >= 0) {
      return "incident";
    }
    if (isTask(index, dice)) {
      return "task";
    }
    return dice.chance(60, 400) ? "question" : dice.chance(61, 200) ? "incident" : null;
  }

  private boolean isTask(int index, Dice dice) {
    return !plot.isProblem(index) && plot.problemOf(index) < 0 && dice.chance(59, 30);
  }

  private void people(ObjectNode ticket, int index, Dice dice) {
    ArrayNode copies = JSON.arrayNode();
    ArrayNode followers = JSON.arrayNode();
    ArrayNode collaborators = JSON.arrayNode();
    int copyCount = dice.chance(62, 120) ? 1 + dice.below(63, 3) : 0;
    Set<Integer> seen = new LinkedHashSet<>();
    for (int i = 0; i < copyCount; i++) {
      int user = scale.agents() + dice.below(64 + i, scale.users() - scale.agents());
      if (user != plan.requester(dice) && seen.add(user)) {
        copies.add(scale.userId(user));
        collaborators.add(scale.userId(user));
      }
    }
    if (dice.chance(68, 60)) {
      long follower = scale.userId(index % scale.agents());
      followers.add(follower);
      collaborators.add(follower);
    }
    ticket.set("collaborator_ids", collaborators);
    ticket.set("follower_ids", followers);
    ticket.set("email_cc_ids", copies);
  }

  private ArrayNode tags(int index, Dice dice, ArrayNode fields) {
    Set<String> tags = new LinkedHashSet<>();
    for (int i = 0; i < 3; i++) {
      if (dice.chance(69 + i, 350)) {
        tags.add(dice.pick(72 + i, Texts.TAGS));
      }
    }
    for (int i = 0; i < fields.size(); i++) {
      String kind = CustomFields.TICKET_KINDS.get(i);
      if (kind.equals("tagger") && fields.get(i).get("value").isTextual()) {
        tags.add(fields.get(i).get("value").asText());
      } else if (kind.equals("multiselect")) {
        fields.get(i).get("value").forEach(option -> tags.add(option.asText()));
      } else if (kind.equals("checkbox") && fields.get(i).get("value").asBoolean()) {
        tags.add("contract_signed");
      }
    }
    if (plot.mergedInto(index) >= 0) {
      tags.add("closed_by_merge");
    }
    ArrayNode array = JSON.arrayNode();
    tags.forEach(array::add);
    return array;
  }

  private static String encodedId(Dice dice) {
    String number = Long.toString(dice.bits(75) >>> 1, 36).toUpperCase(Locale.ROOT);
    String digits = "0".repeat(Math.max(0, 10 - number.length())) + number;
    return digits.substring(0, 6) + "-" + digits.substring(6, 10);
  }

  private static void putId(ObjectNode node, String key, long id) {
    node.put(key, id > 0 ? (Long) id : null);
  }
}
