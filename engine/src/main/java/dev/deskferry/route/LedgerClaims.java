package dev.deskferry.route;

import dev.deskferry.load.Claims;
import dev.deskferry.staging.Database;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Claims that all nodes see: table {@code migration.claim}. */
final class LedgerClaims implements Claims {

  private final Database database;
  private final Set<String> holders = ConcurrentHashMap.newKeySet();

  LedgerClaims(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> take(String target, String hubspotId, String sourceId) {
    holders.add(target + "/" + sourceId);
    return database
        .one(
            "load/take-claim",
            Map.of("target", target, "hubspot_id", hubspotId, "source_id", sourceId))
        .map(row -> row.text("source_id"))
        .filter(holder -> !holder.equals(sourceId));
  }

  @Override
  public void confirm(String target, String hubspotId, String sourceId) {
    database.update(
        "load/confirm-claim",
        Map.of("target", target, "hubspot_id", hubspotId, "source_id", sourceId));
  }

  @Override
  public Set<String> held(String target, Map<String, String> hubspotIds) {
    if (hubspotIds.isEmpty()) {
      return Set.of();
    }
    Set<String> held =
        database
            .query(
                "load/held-claims",
                Map.of(
                    "target", target,
                    "source_ids", hubspotIds.keySet().toArray(String[]::new),
                    "hubspot_ids", hubspotIds.values().toArray(String[]::new)))
            .stream()
            .map(row -> row.text("source_id"))
            .collect(Collectors.toSet());
    held.forEach(sourceId -> holders.add(target + "/" + sourceId));
    return held;
  }

  @Override
  public void release(String target, Collection<String> sourceIds) {
    String[] held =
        holders.isEmpty()
            ? new String[0]
            : sourceIds.stream()
                .filter(sourceId -> holders.remove(target + "/" + sourceId))
                .toArray(String[]::new);
    if (held.length > 0) {
      database.update("load/release-claims", Map.of("target", target, "source_ids", held));
    }
  }
}
