package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One Zendesk account. Safe for many threads. */
public interface Account {

  /** Name and fields of a custom object record that was deleted in the last 30 days. */
  String DELETED = "[DELETED]";

  /** The records of an object type; empty when the account has none. */
  Records records(ObjectType type);

  /** The same as {@code records(TICKETS)}, with the comments. */
  Tickets tickets();

  /** The identities of a user in API shape, primary first; empty for an unknown user. */
  List<ObjectNode> identities(long userId);

  /** The organization memberships of a user in API shape; empty for an unknown user. */
  List<ObjectNode> memberships(long userId);

  /**
   * An attachment of a comment or an article, in API shape.
   *
   * @param token the part of its {@code content_url} that names it
   */
  Optional<ObjectNode> attachment(String token);

  /** An attachment of a comment, by its id. */
  Optional<ObjectNode> attachment(long id);

  /** Indexes of the side conversations of a ticket, ascending. */
  List<Integer> sideConversations(long ticketId);

  /** All agents and admins. */
  List<Staff> staff();
}
