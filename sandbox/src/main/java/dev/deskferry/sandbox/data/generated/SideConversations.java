package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Side conversations: one on every hundredth ticket, of an agent with someone outside. Their ids
 * are UUIDs (developer.zendesk.com, Side Conversations).
 */
final class SideConversations implements Records {

  private static final int EVERY = 100;
  private static final int PLACE = 40;

  private final Scale scale;
  private final Profiles profiles;
  private final TicketPlan tickets;

  SideConversations(Scale scale, Profiles profiles, TicketPlan tickets) {
    this.scale = scale;
    this.profiles = profiles;
    this.tickets = tickets;
  }

  /** The index of the conversation of a ticket, none for most. */
  List<Integer> of(int ticket) {
    return ticket >= 0 && ticket % EVERY == PLACE ? List.of(ticket / EVERY) : List.of();
  }

  @Override
  public int size() {
    return (scale.tickets() + EVERY - PLACE - 1) / EVERY;
  }

  @Override
  public long id(int index) {
    return index + 1L;
  }

  @Override
  public int indexOf(String name) {
    if (!name.matches("[0-9a-f]{8}-[0-9a-f]{4}-11ec-8[0-9a-f]{3}-[0-9a-f]{12}")) {
      return -1;
    }
    long index = Long.parseLong(name.substring(24), 16);
    return index < size() && uuid((int) index).equals(name) ? (int) index : -1;
  }

  @Override
  public long changedAt(int index) {
    return createdAt(index) + 5_400;
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    int ticket = ticket(index);
    int agent = tickets.agent(tickets.dice(ticket));
    ObjectNode conversation = JsonNodeFactory.instance.objectNode();
    String id = uuid(index);
    long ticketId = Scale.ticketId(ticket);
    conversation.put("url", Scale.URL + "tickets/" + ticketId + "/side_conversations/" + id);
    conversation.put("id", id);
    conversation.put("ticket_id", ticketId);
    conversation.put("subject", "Parts for ticket " + ticketId);
    conversation.put("preview_text", Texts.SENTENCES.get(index % Texts.SENTENCES.size()));
    conversation.put("state", dice(index).chance(1, 300) ? "open" : "closed");
    ArrayNode participants = conversation.putArray("participants");
    participant(participants, scale.userId(agent), profiles.name(agent), profiles.email(agent));
    participant(participants, 0, "Parts desk", "parts@supplier.example.com");
    conversation.put("created_at", Times.iso(createdAt(index)));
    conversation.put("updated_at", Times.iso(changedAt(index)));
    conversation.put("message_added_at", Times.iso(changedAt(index)));
    conversation.put("state_updated_at", Times.iso(changedAt(index)));
    conversation.putObject("external_ids");
    return conversation;
  }

  private static void participant(
      ArrayNode participants, long user, String name, @Nullable String email) {
    participants
        .addObject()
        .put("user_id", user > 0 ? (Long) user : null)
        .put("name", name)
        .put("email", email);
  }

  private int ticket(int index) {
    return index * EVERY + PLACE;
  }

  private long createdAt(int index) {
    return scale.ticketCreatedAt(ticket(index)) + 900;
  }

  private String uuid(int index) {
    Dice dice = dice(index);
    return "%08x-%04x-11ec-8%03x-%012x"
        .formatted(dice.bits(2) >>> 32, dice.below(3, 65_536), dice.below(4, 4_096), (long) index);
  }

  private Dice dice(int index) {
    return scale.dice(Scale.Stream.SIDE_CONVERSATION, index);
  }
}
