package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a run was asked for, as column {@code migration.run.options} has it. */
final class RunOptions {

  private RunOptions() {}

  /** Names given with {@code --only}; none means all. */
  static List<String> only(String options) {
    List<String> only = new ArrayList<>();
    JsonNode read = Json.read(options.getBytes(StandardCharsets.UTF_8));
    read.path("only").forEach(name -> only.add(name.asText()));
    return only;
  }

  /** The name given with {@code --lane}; empty for everything. */
  static String lane(String options) {
    return Json.read(options.getBytes(StandardCharsets.UTF_8)).path("lane").asText();
  }
}
