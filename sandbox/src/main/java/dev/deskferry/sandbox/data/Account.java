package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One Zendesk account. Safe for many threads. */
public interface Account {

  /** The records of an object type; empty when the account has none. */
  Records records(ObjectType type);

  /** The same as {@code records(TICKETS)}, with the comments. */
  Tickets tickets();

  /** The identities of a user in API shape, primary first; empty for an unknown user. */
  List<ObjectNode> identities(long userId);

  /** The organization memberships of a user in API shape; empty for an unknown user. */
  List<ObjectNode> memberships(long userId);

  /** All agents and admins. */
  List<Staff> staff();
}
