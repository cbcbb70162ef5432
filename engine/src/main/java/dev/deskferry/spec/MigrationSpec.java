package dev.deskferry.spec;

import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * A migration as its files say: {@code mappings/migration.yaml} with environment variables put in,
 * and the mappings.
 *
 * @param zendesk section for {@code ZendeskSettings}; an empty map when absent, like the following
 * @param hubspot section for {@code HubSpotSettings}
 * @param extract section for {@code ExtractSettings}
 * @param load section for {@code LoadSettings}
 * @param cluster section for {@code ClusterSettings}
 * @param staging section for the staging database
 * @param fallbackOwner e-mail address of the owner for records whose own owner the portal does not
 *     know
 * @param problems what was wrong with the files; later checks add to it
 * @param mappings in the order in which they are asked for a record
 */
public record MigrationSpec(
    MapNode zendesk,
    MapNode hubspot,
    MapNode extract,
    MapNode load,
    MapNode cluster,
    MapNode staging,
    Optional<String> fallbackOwner,
    List<MappingSpec> mappings,
    Problems problems) {

  /** Copies the list. */
  public MigrationSpec {
    mappings = List.copyOf(mappings);
  }

  /** The same migration with another fallback owner. */
  public MigrationSpec withFallbackOwner(Optional<String> email) {
    return new MigrationSpec(
        zendesk, hubspot, extract, load, cluster, staging, email, mappings, problems);
  }
}
