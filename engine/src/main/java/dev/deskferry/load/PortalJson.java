package dev.deskferry.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A portal as text, for the nodes that did not look at it themselves. */
public final class PortalJson {

  // A node of another version may know more about a portal than this one.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private PortalJson() {}

  /** The portal as {@link #read} takes it. */
  public static String write(Portal portal) {
    try {
      return MAPPER.writeValueAsString(portal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a portal is text and numbers, and still no JSON", e);
    }
  }

  /**
   * The portal in that text.
   *
   * @throws IllegalArgumentException when it holds none
   */
  public static Portal read(String json) {
    try {
      return MAPPER.readValue(json, Portal.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "migration.run.findings: no portal can be read — expected what load wrote there — run the same version of Deskferry on all nodes",
          e);
    }
  }
}
