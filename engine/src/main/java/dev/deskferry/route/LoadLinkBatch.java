package dev.deskferry.route;

import dev.deskferry.load.LinkConversation;
import java.util.List;
import java.util.Map;

/**
 * Waiting links of one kind that are made together.
 *
 * @param links rows of {@code migration.association} by the pair of HubSpot records they stand for
 */
record LoadLinkBatch(Kind kind, Map<LinkConversation.Pair, List<Waiting>> links) {

  /** Between which object types. */
  record Kind(String fromType, String targetFrom, String targetTo) {}

  /** One row. */
  record Waiting(String fromId, String name, String toType, String toId) {}

  @Override
  public String toString() {
    return "link of " + links.size() + " " + kind.targetFrom() + " to " + kind.targetTo();
  }
}
