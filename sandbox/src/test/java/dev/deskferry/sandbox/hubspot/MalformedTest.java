package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests of every wrong shape get a refusal in words, never a failure. */
class MalformedTest {

  private static final List<String> BODIES =
      List.of(
          "null",
          "[]",
          "\"text\"",
          "1",
          "{}",
          "{\"inputs\":null}",
          "{\"inputs\":{}}",
          "{\"inputs\":\"x\"}",
          "{\"inputs\":[null]}",
          "{\"inputs\":[1]}",
          "{\"inputs\":[{}]}",
          "{\"inputs\":[{\"id\":null}]}",
          "{\"inputs\":[{\"id\":{}}]}",
          "{\"inputs\":[{\"id\":\"1\",\"properties\":[]}]}",
          "{\"inputs\":[{\"id\":\"99999999999999999999\",\"properties\":{\"email\":\"a@b.com\"}}]}",
          "{\"inputs\":[{\"id\":\"1\",\"idProperty\":\"nope\",\"properties\":{}}]}",
          "{\"inputs\":[{\"id\":\"-1\",\"idProperty\":\"email\",\"properties\":{\"email\":\"\"}}]}",
          "{\"inputs\":[{\"properties\":{},\"associations\":{}}]}",
          "{\"inputs\":[{\"properties\":{},\"associations\":[null]}]}",
          "{\"inputs\":[{\"properties\":{},\"associations\":[{\"to\":{\"id\":\"1\"},\"types\":[{}]}]}]}",
          "{\"inputs\":[{\"from\":null,\"to\":null,\"types\":null}]}",
          "{\"inputs\":[{\"from\":{\"id\":\"1\"},\"to\":{\"id\":\"x\"},\"types\":[{}]}]}",
          "{\"inputs\":[{\"from\":{\"id\":\"1\"},\"to\":[{}],\"types\":[]}]}",
          "{\"inputs\":[{\"name\":{},\"type\":[]}]}",
          "{\"properties\":null}",
          "{\"properties\":{\"email\":null}}",
          "{\"properties\":{\"\":\"x\"}}",
          "{\"filterGroups\":{}}",
          "{\"filterGroups\":[null],\"sorts\":[{}],\"after\":{},\"limit\":[]}",
          "{\"filterGroups\":[{\"filters\":[{}]}]}",
          "{\"after\":\"-5\"}",
          "{\"primaryObjectId\":\"1\",\"objectIdToMerge\":{}}",
          "{\"label\":\"L\",\"displayOrder\":\"x\",\"stages\":[1]}",
          "{\"label\":\"L\",\"displayOrder\":0,\"stages\":[{\"label\":\"S\",\"displayOrder\":0,\"metadata\":1}]}",
          "{\"name\":\"n\",\"label\":\"l\",\"type\":\"enumeration\",\"fieldType\":\"select\","
              + "\"groupName\":\"g\",\"options\":[1]}",
          "{\"label\":[],\"displayOrder\":{},\"metadata\":\"x\",\"stages\":{}}",
          "{\"label\":\"L\",\"displayOrder\":1e99,\"metadata\":{\"ticketState\":[]}}",
          "{\"name\":[],\"labels\":1,\"properties\":1,\"requiredProperties\":1,\"associatedObjects\":1}",
          "{\"inputs\":[{\"category\":{},\"typeId\":\"x\",\"maxToObjectIds\":-1}]}",
          "{\"url\":\"http://%\",\"access\":\"PRIVATE\",\"folderPath\":[]}",
          "{\"fromObjectTypeId\":[],\"toObjectTypeId\":{}}",
          "{\"objectId\":{},\"idProperty\":[]}",
          "[{}]",
          "[{\"associationCategory\":\"X\",\"associationTypeId\":\"y\"}]");

  private static final List<String> PATHS =
      List.of(
          "contacts",
          "contacts/1",
          "contacts/%20?limit=x&after=y",
          "contacts/batch/create",
          "contacts/batch/update",
          "contacts/batch/upsert",
          "contacts/batch/read",
          "contacts/batch/archive",
          "contacts/search",
          "contacts/merge",
          "contacts/1/associations/companies",
          "contacts/1/associations/companies/2",
          "contacts/x/associations/companies/y",
          "contacts/1/associations/default/companies/2",
          "/crm/associations/2026-03/contacts/companies/batch/create",
          "/crm/associations/2026-03/contacts/companies/batch/read",
          "/crm/associations/2026-03/contacts/companies/batch/archive",
          "/crm/associations/2026-03/contacts/companies/batch/labels/archive",
          "/crm/associations/2026-03/contacts/companies/batch/associate/default",
          "/crm/associations/2026-03/contacts/companies/labels",
          "/crm/associations/2026-03/notes/emails/labels",
          "/crm/properties/2026-03/contacts",
          "/crm/properties/2026-03/contacts/email",
          "/crm/properties/2026-03/contacts/batch/create",
          "/crm/properties/2026-03/contacts/batch/read",
          "/crm/properties/2026-03/contacts/batch/archive",
          "/crm/properties/2026-03/contacts/groups",
          "/crm/pipelines/2026-03/tickets",
          "/crm/pipelines/2026-03/tickets/0",
          "/crm/pipelines/2026-03/tickets/0/stages",
          "/crm/pipelines/2026-03/tickets/0/stages/1",
          "/crm/pipelines/2026-03/tickets/0/audit",
          "/crm/v4/associations/contacts/companies/labels/1",
          "/crm/v4/associations/definitions/configurations/contacts/companies/batch/create",
          "/crm/v4/associations/definitions/configurations/contacts/companies/batch/purge",
          "/crm/v4/associations/usage/high-usage-report/x",
          "/crm-object-schemas/v3/schemas",
          "/crm-object-schemas/v3/schemas/contacts",
          "/crm-object-schemas/v3/schemas/batch/read",
          "/crm-object-schemas/v3/schemas/contacts/associations",
          "/crm/v3/imports",
          "/crm/v3/imports/x/errors?after=-1",
          "/crm/v3/imports/99999999999999999999/cancel",
          "/files/v3/files",
          "/files/v3/files/x",
          "/files/v3/files/1/signed-url?expirationSeconds=x",
          "/files/v3/files/import-from-url/async",
          "/files/v3/files/search?after=x",
          "/files/v3/folders",
          "/files/v3/folders/a/b/c",
          "/hubfs-signed/x?expires=999999999999&signature=",
          "/crm/v3/limits/associations/records/x/y",
          "/crm/v3/limits/associations/labels?fromObjectTypeId=x",
          "contacts/gdpr-delete",
          "/crm/owners/2026-03?after=x&limit=0",
          "/crm/owners/2026-03/x",
          "/crm//2026-03/",
          "/crm/objects/2026-03/../../x");

  @Test
  void nothingMakesTheStandInFail() {
    HubSpotCaller caller = HubSpotCaller.fresh();
    for (String path : PATHS) {
      for (String method : List.of("GET", "POST", "PATCH", "PUT", "DELETE")) {
        for (String body : BODIES) {
          Answer answer = caller.call(method, path, body);
          assertThat(answer.status()).as("%s %s %s", method, path, body).isBetween(200, 499);
        }
      }
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    HubSpotStandIn standIn = HubSpotCaller.fresh().standIn();
    for (byte[] body :
        List.of(
            new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'},
            new byte[] {0, 0, 0, '{', 0, 0x11, 0, 0},
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 0, (byte) 0xd8},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {0},
            "{\"properties\":{\"firstname\":\"\u0000\"}}".getBytes(StandardCharsets.UTF_8))) {
      Map<String, String> headers =
          Map.of("authorization", "Bearer hubspot-token", "content-type", "application/json");
      Request request = new Request("POST", "/crm/v3/objects/contacts", Map.of(), headers, body);
      assertThat(standIn.apply(request).status()).isEqualTo(400);
    }
  }

  @Test
  void halvesOfSurrogatePairsAreTakenAndComeBackAsJson() {
    HubSpotCaller caller = HubSpotCaller.fresh();
    Answer made = caller.post("contacts", "{\"properties\":{\"firstname\":\"a\\ud800b\"}}");
    assertThat(made.status()).isEqualTo(201);
    Answer refused = caller.post("contacts", "{\"properties\":{\"email\":\"x\\ud800\"}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("INVALID_EMAIL");
  }

  @Test
  void deepNestingAndLongNumbersAreRefused() {
    HubSpotCaller caller = HubSpotCaller.fresh();
    for (String body :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "{\"properties\":{\"city\":" + "[".repeat(900) + "]".repeat(900) + "}}",
            "{\"limit\":" + "9".repeat(2_000) + "}")) {
      assertThat(caller.post("contacts", body).status()).isEqualTo(400);
      assertThat(caller.post("contacts/search", body).status()).isEqualTo(400);
    }
  }
}
