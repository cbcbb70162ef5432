package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Satisfaction ratings of solved and closed tickets: half of them were offered one, a fifth of all
 * gave one, some with a comment.
 */
final class SatisfactionRatings implements Records {

  private final TicketPlan tickets;
  private final int[] rated;

  SatisfactionRatings(Scale scale, TicketPlan tickets) {
    this.tickets = tickets;
    this.rated =
        IntStream.range(0, scale.tickets())
            .filter(
                ticket -> !score(tickets.facts(ticket), tickets.dice(ticket)).equals("unoffered"))
            .toArray();
  }

  /** What the ticket itself tells of its rating; null for two in a hundred. */
  static JsonNode onTicket(int index, TicketFacts facts, Dice dice) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (dice.chance(80, 20)) {
      return json.nullNode();
    }
    String score = score(facts, dice);
    ObjectNode rating = json.objectNode();
    if (score.equals("good") || score.equals("bad")) {
      rating.put("id", Scale.ratingId(index));
      rating.put("comment", comment(dice));
      rating.put("reason", score.equals("bad") ? "The issue took too long to resolve" : null);
      rating.put("reason_id", score.equals("bad") ? (Long) 360_000_111_111L : null);
    }
    return rating.put("score", score);
  }

  private static String score(TicketFacts facts, Dice dice) {
    boolean isDone = facts.status().equals("solved") || facts.status().equals("closed");
    int draw = dice.below(81, 100);
    if (!isDone || draw < 50) {
      return "unoffered";
    }
    if (draw < 80) {
      return "offered";
    }
    return draw < 95 ? "good" : "bad";
  }

  private static @Nullable String comment(Dice dice) {
    return dice.chance(82, 400) ? dice.pick(83, Texts.SENTENCES) : null;
  }

  @Override
  public int size() {
    return rated.length;
  }

  @Override
  public long id(int index) {
    return Scale.ratingId(rated[index]);
  }

  @Override
  public long changedAt(int index) {
    return tickets.facts(rated[index]).updatedAt();
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    TicketFacts ticket = tickets.facts(rated[index]);
    Dice dice = tickets.dice(rated[index]);
    String score = score(ticket, dice);
    ObjectNode rating = JsonNodeFactory.instance.objectNode();
    rating.put("url", Scale.URL + "satisfaction_ratings/" + id(index) + ".json");
    rating.put("id", id(index));
    rating.put("assignee_id", ticket.assigneeId());
    rating.put("group_id", ticket.groupId());
    rating.put("requester_id", ticket.requesterId());
    rating.put("ticket_id", ticket.id());
    rating.put("score", score);
    rating.put("created_at", Times.iso(ticket.updatedAt()));
    rating.put("updated_at", Times.iso(ticket.updatedAt()));
    rating.put("comment", score.equals("offered") ? null : comment(dice));
    rating.put("reason", score.equals("bad") ? "The issue took too long to resolve" : null);
    rating.put("reason_id", score.equals("bad") ? (Long) 360_000_111_111L : null);
    rating.put("reason_code", score.equals("bad") ? (Integer) 5 : null);
    return rating;
  }
}
