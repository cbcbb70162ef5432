package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;

/**
 * Answers to the newer CSAT survey: one for every twentieth ticket, with a rating and by chance a
 * choice and a sentence; one in ten was edited later (developer.zendesk.com, CSAT Survey
 * Responses).
 */
final class SurveyResponses implements Records {

  private static final int EVERY = 20;
  private static final String SURVEY = "01HQ3ZK8W2R4T6V8X0Z2B4D6F8";

  private final Scale scale;
  private final TicketPlan tickets;

  SurveyResponses(Scale scale, TicketPlan tickets) {
    this.scale = scale;
    this.tickets = tickets;
  }

  @Override
  public int size() {
    return scale.tickets() / EVERY;
  }

  @Override
  public long id(int index) {
    return index + 1L;
  }

  @Override
  public int indexOf(String name) {
    return Ulids.indexOf(name, size(), this::ulid);
  }

  @Override
  public long changedAt(int index) {
    return answeredAt(index) + (dice(index).chance(1, 100) ? 3_600 : 0);
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    Dice dice = dice(index);
    TicketFacts ticket = tickets.facts(index * EVERY);
    int rating = 1 + dice.below(2, 5);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("id", ulid(index));
    response.put("expires_at", Times.iso(answeredAt(index) + 28 * 86_400L));
    response.put("responder_id", ticket.requesterId());
    response.putObject("survey").put("id", SURVEY).put("version", 1).put("state", "enabled");
    response
        .putArray("subjects")
        .addObject()
        .put("id", String.valueOf(ticket.id()))
        .put("type", "ticket")
        .put("zrn", "zen:ticket:" + ticket.id());
    ArrayNode answers = response.putArray("answers");
    answer(answers, "rating_scale", 0, index)
        .put("rating", rating)
        .put("rating_category", rating > 3 ? "good" : "bad");
    if (dice.chance(3, 400)) {
      answer(answers, "closed_ended", 1, index)
          .putArray("selections")
          .addObject()
          .put("id", "01HQ3ZK8W2R4T6V8X0Z2B4D6G1");
    }
    if (dice.chance(4, 500)) {
      answer(answers, "open_ended", 2, index).put("value", dice.pick(5, Texts.SENTENCES));
    }
    return response;
  }

  private ObjectNode answer(ArrayNode answers, String type, int question, int index) {
    ObjectNode answer = answers.addObject();
    answer.put("type", type);
    answer.putObject("question").put("id", "01HQ3ZK8W2R4T6V8X0Z2B4D6Q" + question);
    answer.put("created_at", Times.iso(answeredAt(index)));
    answer.put("updated_at", Times.iso(changedAt(index)));
    return answer;
  }

  private String ulid(int index) {
    return Ulids.of(answeredAt(index), dice(index), index);
  }

  private long answeredAt(int index) {
    return scale.ticketCreatedAt(index * EVERY) + 7_200;
  }

  private Dice dice(int index) {
    return scale.dice(Scale.Stream.SURVEY, index);
  }
}
