package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The via objects of tickets and comments: how they came in and from whom. */
final class Channels {

  /** Where customers write to. */
  static final String SUPPORT_ADDRESS = "support@deskferry-sandbox.zendesk.com";

  private static final List<String> CHANNELS =
      List.of(
          "email",
          "email",
          "email",
          "email",
          "email",
          "email",
          "email",
          "email",
          "email",
          "email",
          "web",
          "web",
          "web",
          "web",
          "web",
          "api",
          "api",
          "native_messaging",
          "chat",
          "mobile");

  private final Profiles profiles;

  Channels(Profiles profiles) {
    this.profiles = profiles;
  }

  /** The channel of a ticket; five of a thousand are phone calls. */
  static String of(Dice ticket, boolean isAiAgent) {
    if (isAiAgent) {
      return "native_messaging";
    }
    return ticket.chance(40, 5) ? "voice" : ticket.pick(41, CHANNELS);
  }

  /** The via object of something that a user sent through a channel. */
  ObjectNode via(String channel, int user) {
    ObjectNode via = empty(channel, channel.equals("voice") ? "inbound" : null);
    ObjectNode source = (ObjectNode) via.get("source");
    if (channel.equals("email")) {
      String address = profiles.email(user);
      source
          .putObject("from")
          .put("address", address)
          .put("name", profiles.name(user))
          .putNull("original_recipients");
      source.putObject("to").put("name", "Deskferry").put("address", SUPPORT_ADDRESS);
    }
    return via;
  }

  /** The via object of a follow-up. */
  static ObjectNode followUp(long ticketId, @Nullable String subject) {
    ObjectNode via = empty("web", "follow_up");
    ((ObjectNode) via.get("source"))
        .putObject("from")
        .put("ticket_id", ticketId)
        .put("subject", subject)
        .put("channel", "web");
    return via;
  }

  /** The via object of a comment that reports a merge. */
  static ObjectNode merge(long ticketId) {
    ObjectNode via = empty("web", "merge");
    ((ObjectNode) via.get("source")).putObject("from").put("ticket_id", ticketId);
    return via;
  }

  private static ObjectNode empty(String channel, @Nullable String relation) {
    ObjectNode via = JsonNodeFactory.instance.objectNode();
    via.put("channel", channel);
    ObjectNode source = via.putObject("source");
    source.putObject("from");
    source.putObject("to");
    source.put("rel", relation);
    return via;
  }
}
