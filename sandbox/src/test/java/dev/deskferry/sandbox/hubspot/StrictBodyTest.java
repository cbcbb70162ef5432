package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is one JSON document in UTF-8, called JSON by its header, and nothing else. */
class StrictBodyTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String ADA = "{\"properties\":{\"firstname\":\"Ada\"}}";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        ADA + " garbage{",
        ADA + ADA,
        "{\"properties\":{\"firstname\":\"Ada\",\"firstname\":\"Eve\"}}",
        "{\"properties\":{},\"properties\":{\"firstname\":\"Ada\"}}"
      })
  void moreThanOneReadingIsRefused(String body) {
    Answer answer = caller.post(CONTACTS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.message()).startsWith("Invalid input JSON on line 1, column ");
    assertThat(caller.standIn().inspect().count("contacts")).isZero();
  }

  @Test
  void blanksBehindTheDocumentAreFine() {
    assertThat(caller.post(CONTACTS, ADA + " \r\n").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void otherEncodingsAreRefused(String name) {
    byte[] body = ADA.getBytes(Charset.forName(name));
    assertThat(send(CONTACTS, "application/json", body).status()).isEqualTo(400);
  }

  @Test
  void surrogatesAndOverlongFormsAreNoUtf8() {
    String marked = ADA.replace("Ada", "@@@");
    for (String bytes : new String[] {"\u00ed\u00a0\u0080", "\u00e0\u0080\u00af", "\u00c3(("}) {
      byte[] body = marked.replace("@@@", bytes).getBytes(StandardCharsets.ISO_8859_1);
      assertThat(send(CONTACTS, "application/json", body).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 201",
    "application/json;charset=utf-8, 201",
    "Application/JSON ; charset=UTF-8, 201",
    "text/plain, 415",
    "application/jsonp, 415",
    "application/x-www-form-urlencoded, 415",
    "'', 415",
    ", 415"
  })
  void onlyJsonIsTaken(String contentType, int status) {
    Reply reply = send(CONTACTS, contentType, ADA.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(status);
    if (status == 415) {
      assertThat(HubSpotCaller.parse(reply).path("message").asText())
          .isEqualTo("HTTP 415 Unsupported Media Type");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 200",
    "',\"associations\":[]', 200",
    "',\"associations\":null', 200",
    "',\"associations\":{}', 400",
    "',\"associations\":\"\"', 400"
  })
  void anUpsertWithoutLinksMayCarryAnEmptyList(String associations, int status) {
    String body =
        "{\"inputs\":[{\"id\":\"a@example.com\",\"idProperty\":\"email\",\"properties\":{}%s}]}"
            .formatted(associations);
    assertThat(caller.post("contacts/batch/upsert", body).status()).isEqualTo(status);
  }

  @Test
  void headFindsWhatGetFinds() {
    String id = caller.create("contacts", "firstname", "Ada");
    assertThat(caller.call("HEAD", "contacts/" + id, "").status()).isEqualTo(200);
    assertThat(caller.call("HEAD", "contacts/1", "").status()).isEqualTo(404);
    assertThat(caller.call("HEAD", "contacts/batch/read", "").status()).isEqualTo(405);
  }

  private Reply send(String path, String contentType, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("authorization", "Bearer hubspot-token");
    if (contentType != null) {
      headers.put("content-type", contentType);
    }
    return caller.standIn().apply(new Request("POST", path, Map.of(), headers, body));
  }
}
