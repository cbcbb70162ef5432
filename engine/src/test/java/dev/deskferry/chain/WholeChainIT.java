package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The phases apart, in processes of their own, against a served sandbox and an external Postgres.
 */
class WholeChainIT {

  private static final int TICKETS = 400;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @TempDir Path folder;

  @Test
  void everyRecordAndLinkArrivesOnceAndAChangedMappingUpdatesWhatItTouches() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(7, TICKETS))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      chain.succeed("extract");
      chain.succeed("load");
      assertThat(writes(sandbox)).as("a rehearsal writes nothing").isZero();
      chain.succeed("load", "--execute");
      assertThat(chain.succeed("reconcile")).contains("It adds up");
      chain.assertFaithful();

      long written = writes(sandbox);
      chain.succeed("extract");
      chain.succeed("load", "--execute");
      assertThat(writes(sandbox)).as("a second run has nothing to write").isEqualTo(written);

      Chain edited = new Chain(sandbox, withOneMoreProperty(chain.environment()));
      edited.succeed("load", "--execute");
      edited.assertFaithful();
      Map<String, String> subjects = new TreeMap<>();
      PortalContents.read(sandbox.hubspotUrl(), "zendesk_raw_subject,zendesk_priority")
          .properties()
          .forEach(
              (key, properties) -> {
                if (key.startsWith("tickets:")) {
                  subjects.put(key, properties.path("zendesk_raw_subject").asText(""));
                }
              });
      ZendeskAccount account = ZendeskAccount.read(sandbox.zendeskUrl());
      account
          .tickets()
          .forEach(
              (id, ticket) ->
                  assertThat(subjects.get("tickets:" + id))
                      .as("ticket %s", id)
                      .isEqualTo(ticket.path("raw_subject").asText("").strip()));
      long touched =
          account.tickets().values().stream()
              .filter(ticket -> !ticket.path("raw_subject").asText("").isEmpty())
              .count();
      assertThat(updatedTickets()).as("records that the property touches").isEqualTo(touched);
    }
  }

  private static long updatedTickets() {
    return POSTGRES.database().query("status/tasks", Map.of()).stream()
        .filter(row -> row.text("phase").equals("load"))
        .filter(row -> row.optionalText("object_type").filter("tickets"::equals).isPresent())
        .mapToLong(row -> row.number("updated_count"))
        .sum();
  }

  private Map<String, String> withOneMoreProperty(Map<String, String> environment) {
    HomeCopy.into(folder)
        .edit(
            "mappings/tickets.yaml",
            "  content: {",
            "  zendesk_raw_subject: { from: raw_subject, define: Zendesk raw subject }\n  content: {");
    Map<String, String> edited = new TreeMap<>(environment);
    edited.put("DESKFERRY_HOME", folder.toString());
    return edited;
  }

  /** Requests that change records, properties, pipelines or associations. */
  static long writes(Sandbox sandbox) {
    return sandbox.hubspot().log().entries().stream()
        .filter(entry -> !entry.method().equals("GET"))
        .filter(entry -> !entry.path().endsWith("/batch/read"))
        .filter(entry -> !entry.path().endsWith("/search"))
        .count();
  }
}
