package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ticket metrics, derived from the ticket and its comments. */
final class MetricSets {

  private static final long FIRST_ID = 8_100_000_000_000L;

  private MetricSets() {}

  /** The metrics of a ticket in the shape of {@code /tickets/{id}/metrics}. */
  static ObjectNode of(TicketFacts ticket, List<CommentFacts> comments) {
    Optional<CommentFacts> firstReply =
        comments.stream().skip(1).filter(CommentFacts::isByAgent).findFirst();
    long replies = comments.stream().skip(1).filter(CommentFacts::isByAgent).count();
    boolean isDone = ticket.status().equals("solved") || ticket.status().equals("closed");
    Long assignedAt = ticket.assigneeId() > 0 ? (Long) (ticket.createdAt() + 60) : null;
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.put("url", "https://deskferry-sandbox.zendesk.com/api/v2/ticket_metrics/" + id(ticket));
    set.put("id", id(ticket));
    set.put("ticket_id", ticket.id());
    set.put("created_at", Times.iso(ticket.createdAt()));
    set.put("updated_at", Times.iso(ticket.updatedAt()));
    set.put("group_stations", 1);
    set.put("assignee_stations", ticket.assigneeId() > 0 ? 1 : 0);
    set.put("reopens", 0);
    set.put("replies", replies);
    putTime(set, "assignee_updated_at", firstReply.map(CommentFacts::createdAt).orElse(null));
    putTime(set, "requester_updated_at", lastOfRequester(comments));
    putTime(set, "status_updated_at", ticket.updatedAt());
    putTime(set, "initially_assigned_at", assignedAt);
    putTime(set, "assigned_at", assignedAt);
    putTime(set, "solved_at", isDone ? (Long) ticket.updatedAt() : null);
    putTime(
        set,
        "latest_comment_added_at",
        comments.isEmpty() ? null : (Long) comments.get(comments.size() - 1).createdAt());
    putTime(set, "custom_status_updated_at", ticket.updatedAt());
    long reply = firstReply.map(first -> first.createdAt() - ticket.createdAt()).orElse(-1L);
    long life = isDone ? ticket.updatedAt() - ticket.createdAt() : -1;
    minutes(set, "reply_time_in_minutes", reply);
    minutes(set, "first_resolution_time_in_minutes", life);
    minutes(set, "full_resolution_time_in_minutes", life);
    minutes(set, "agent_wait_time_in_minutes", life < 0 ? -1 : life / 3);
    minutes(set, "requester_wait_time_in_minutes", life < 0 ? -1 : life / 2);
    minutes(set, "on_hold_time_in_minutes", 0);
    ObjectNode seconds = set.putObject("reply_time_in_seconds");
    seconds.put("calendar", reply < 0 ? null : (Long) reply);
    return set;
  }

  private static long id(TicketFacts ticket) {
    return FIRST_ID + ticket.id();
  }

  private static @Nullable Long lastOfRequester(List<CommentFacts> comments) {
    Long last = null;
    for (CommentFacts comment : comments) {
      if (!comment.isByAgent()) {
        last = comment.createdAt();
      }
    }
    return last;
  }

  private static void putTime(ObjectNode set, String key, @Nullable Long second) {
    set.put(key, second == null ? null : Times.iso(second));
  }

  private static void minutes(ObjectNode set, String key, long seconds) {
    ObjectNode minutes = set.putObject(key);
    minutes.put("calendar", seconds < 0 ? null : (Long) (seconds / 60));
    minutes.put("business", seconds < 0 ? null : (Long) (seconds / 180));
  }
}
