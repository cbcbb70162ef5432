package dev.deskferry.chain;

import static dev.deskferry.sandbox.contract.Exemption.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.contract.Contract;
import dev.deskferry.sandbox.contract.Exemption;
import dev.deskferry.sandbox.contract.HubSpotExemptions;
import dev.deskferry.sandbox.contract.VendorDocuments;
import dev.deskferry.sandbox.contract.ZendeskExemptions;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every exchange of a whole migration and of a second run, which finds changed records and a
 * changed mapping, keeps to the vendors' OpenAPI documents. Whether exemptions for replies are
 * still needed is tested where every endpoint is called; those for the engine's requests stand
 * here, and there are none for HubSpot.
 */
@ExtendWith(VendorDocuments.Present.class)
class ContractIT {

  private static final int TICKETS = 120;
  private static final String UNEXPECTED = "request\\.parameter\\.query\\.unexpected";

  private static final List<Exemption> ZENDESK_REQUESTS =
      List.of(
          undeclared("page\\[size]", "paging by cursor, which 48 of 333 lists declare"),
          undeclared("page", "paging by offset, which ticket forms have in live accounts"),
          undeclared("per_page", "exports take up to 1,000, says their documentation"),
          undeclared("include", "exports offer side-loads, says their documentation"),
          undeclared("support_type_scope", "newer than the document"),
          request(
              "GET /api/v2/incremental/(tickets|users)/cursor",
              "request\\.parameter\\.query\\.missing",
              "start_time",
              "",
              "required on the first page alone: a cursor stands for it"));

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @TempDir static Path folder;

  private static Contract zendesk;
  private static Contract hubspot;

  @BeforeAll
  static void migrateTwice() {
    zendesk = new Contract(VendorDocuments.zendesk());
    hubspot = new Contract(VendorDocuments.hubspot());
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(11, TICKETS));
        RecordingServer beforeZendesk = RecordingServer.before(sandbox.zendesk());
        RecordingServer beforeHubspot = RecordingServer.before(sandbox.hubspot())) {
      Chain chain =
          Chain.between(sandbox, POSTGRES).through(beforeZendesk.url(), beforeHubspot.url());
      chain.succeed("extract");
      chain.succeed("load", "--execute");
      change(sandbox.zendesk().account());
      Chain again = new Chain(sandbox, withOneMoreProperty(chain.environment()));
      again.succeed("extract");
      again.succeed("load", "--execute");
      again.succeed("reconcile");
      beforeZendesk.exchanges().forEach(zendesk::check);
      beforeHubspot.exchanges().forEach(hubspot::check);
    }
  }

  private static Exemption undeclared(String parameter, String reason) {
    return request("GET .*", UNEXPECTED, parameter, "", reason);
  }

  private static void change(LiveAccount account) {
    Instant at = Instant.now().minus(Duration.ofMinutes(10));
    long ticket = account.records(ObjectType.TICKETS).id(TICKETS / 2);
    account.change(ObjectType.TICKETS, ticket, at, json -> json.put("subject", "changed"));
    long user = account.records(ObjectType.USERS).id(TICKETS / 4);
    account.change(ObjectType.USERS, user, at, json -> json.put("phone", "+49 30 123456"));
  }

  private static Map<String, String> withOneMoreProperty(Map<String, String> environment) {
    HomeCopy.into(folder)
        .edit(
            "mappings/tickets.yaml",
            "  content: {",
            "  zendesk_raw_subject: { from: raw_subject, define: Zendesk raw subject }\n  content: {");
    Map<String, String> edited = new TreeMap<>(environment);
    edited.put("DESKFERRY_HOME", folder.toString());
    return edited;
  }

  @Test
  void everyExchangeWithZendeskKeepsToTheDocuments() {
    assertThat(zendesk.exchanges()).isGreaterThan(20);
    assertThat(zendesk.undocumented(List.of())).isEmpty();
    List<Exemption> exemptions = new ArrayList<>(ZENDESK_REQUESTS);
    exemptions.addAll(ZendeskExemptions.REPLIES);
    assertThat(zendesk.unexcused(exemptions)).isEmpty();
  }

  @Test
  void everyExchangeWithHubSpotKeepsToTheDocuments() {
    assertThat(hubspot.exchanges()).isGreaterThan(50);
    assertThat(hubspot.undocumented(List.of())).isEmpty();
    assertThat(hubspot.unexcused(HubSpotExemptions.REPLIES)).isEmpty();
  }

  @Test
  void everyExemptionForRequestsIsNeeded() {
    assertThat(zendesk.unused(ZENDESK_REQUESTS)).isEmpty();
  }
}
