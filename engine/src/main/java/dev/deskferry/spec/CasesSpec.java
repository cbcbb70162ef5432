package dev.deskferry.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cases file.
 *
 * @param mapping name of the mapping that is tried
 * @param owners HubSpot owner ids by e-mail address in lower case
 * @param fields custom field definitions as Zendesk gives them
 */
public record CasesSpec(
    String file,
    String mapping,
    Map<String, String> owners,
    Optional<String> fallbackOwner,
    List<JsonNode> fields,
    List<CaseSpec> cases) {

  /** Copies the collections. */
  public CasesSpec {
    owners = Map.copyOf(owners);
    fields = List.copyOf(fields);
    cases = List.copyOf(cases);
  }
}
