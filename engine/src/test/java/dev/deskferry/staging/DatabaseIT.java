package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.PgServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private final List<Database> opened = new ArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(Database::close);
  }

  @Test
  void readsEveryKindOfColumn() throws IOException {
    Row row =
        database(
                """
                SELECT 1::bigint AS number, 'text' AS text, true AS truth, NULL AS nothing, :?at::timestamptz AS at,
                  '{"a": 1}'::jsonb AS json, ARRAY['a', NULL]::text[] AS texts, gen_random_uuid() AS uuid
                """)
            .one("test/it", Map.of("at", OffsetDateTime.parse("2026-01-02T03:04:05Z")))
            .orElseThrow();

    assertThat(row.number("number")).isEqualTo(1);
    assertThat(row.text("text")).isEqualTo("text");
    assertThat(row.bool("truth")).isTrue();
    assertThat(row.optionalText("nothing")).isEmpty();
    assertThat(row.optionalNumber("nothing")).isEmpty();
    assertThat(row.instant("at")).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(row.text("json")).isEqualTo("{\"a\": 1}");
    assertThat(row.texts("texts")).containsExactly("a", null);
    assertThat(row.text("uuid")).hasSize(36);
    assertThatThrownBy(() -> row.text("nothing")).hasMessageContaining("nothing is NULL");
    assertThatThrownBy(() -> row.text("absent"))
        .hasMessageContaining("no column absent; the statement has number, text");
  }

  @Test
  void takesEveryKindOfParameterAndTheSameOneTwice() throws IOException {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("ids", new String[] {"1", "2"});
    parameters.put("numbers", new Long[] {3L, 4L});
    parameters.put("flags", new Boolean[] {true, null});
    parameters.put("none", null);
    parameters.put("count", 7);

    Row row =
        database(
                """
                -- a comment's :?parameter is none, nor is a bare ? one
                SELECT :?ids::text[] AS ids, :?numbers::bigint[] AS numbers, :?flags::boolean[] AS flags,
                  coalesce(:?none::text, 'none') AS none, :?count + :?count AS twice, 'it''s' AS quoted
                """)
            .one("test/it", parameters)
            .orElseThrow();

    assertThat(row.texts("ids")).containsExactly("1", "2");
    assertThat(row.texts("numbers")).containsExactly("3", "4");
    assertThat(row.texts("flags")).containsExactly("true", null);
    assertThat(row.text("none")).isEqualTo("none");
    assertThat(row.number("twice")).isEqualTo(14);
    assertThat(row.text("quoted")).isEqualTo("it's");
  }

  @Test
  void streamsMoreRowsThanOneFetchAndGivesTheConnectionBack() throws IOException {
    Database database = database("SELECT n FROM generate_series(1, :?last::integer) AS n");
    for (int round = 0; round < 6; round++) {
      List<Long> seen = new ArrayList<>();
      database.stream("test/it", Map.of("last", 1201), row -> row.number("n"), seen::add);
      assertThat(seen).hasSize(1201).endsWith(1201L);
    }
    assertThatThrownBy(
            () ->
                database.stream(
                    "test/it",
                    Map.of("last", 3),
                    Row::toString,
                    text -> {
                      throw new IllegalStateException("the consumer's own");
                    }))
        .hasMessage("the consumer's own");
    assertThat(database.query("test/it", Map.of("last", 2))).hasSize(2);
  }

  @Test
  void countsRowsThatAnUpdateChangedOrReturned() throws IOException {
    Database database =
        database(
            "INSERT INTO migration.event (level, code, message) SELECT 'info', 'test', t FROM unnest(:?texts::text[]) AS t");
    assertThat(database.update("test/it", Map.of("texts", new String[] {"a", "b"}))).isEqualTo(2);
    assertThat(
            database("SELECT message FROM migration.event WHERE code = 'test'")
                .update("test/it", Map.of()))
        .isEqualTo(2);
  }

  @Test
  void namesFileAndParametersButNeverValuesWhenAStatementFails() throws IOException {
    assertThatThrownBy(
            () ->
                database("SELECT :?secret::bigint")
                    .query("test/it", Map.of("secret", "jane@example.com")))
        .isInstanceOf(StatementFailedException.class)
        .hasMessage("statements/test/it.sql (parameters secret): SQLSTATE 22P02")
        .hasNoCause();
    assertThatThrownBy(
            () ->
                database("INSERT INTO hubspot.found VALUES (:?target, 1), (:?target, 2)")
                    .update("test/it", Map.of("target", "jane@example.com")))
        .hasMessage(
            "statements/test/it.sql (parameters target, target): SQLSTATE 23505, constraint found_pkey, table found");
    assertThatThrownBy(() -> database("SELECT 1 FROM nowhere").query("test/it", Map.of()))
        .hasMessage(
            "statements/test/it.sql (no parameters): SQLSTATE 42P01: relation \"nowhere\" does not exist");
    assertThatThrownBy(() -> database("SELECT :?a, :?b").query("test/it", Map.of("b", 1)))
        .hasMessage("statements/test/it.sql: no value for a; expected all of a, b");
    assertThatThrownBy(() -> database("VALUES (1), (2)").one("test/it", Map.of()))
        .hasMessageStartingWith("statements/test/it.sql: gave 2 rows where one was expected");
  }

  private Database database(String sql) throws IOException {
    Path home = Files.createDirectories(folder.resolve("schema" + opened.size()));
    Files.createDirectories(home.resolve("statements/test"));
    Files.writeString(home.resolve("statements/test/it.sql"), sql);
    Path changelog = Files.createDirectories(home.resolve("changelog"));
    try (var files =
        Files.list(dev.deskferry.testing.Repository.stagingSchema().resolve("changelog"))) {
      for (Path file : files.toList()) {
        Files.copy(file, changelog.resolve(file.getFileName()));
      }
    }
    Database database = StagingDatabase.open(POSTGRES.settings(home));
    opened.add(database);
    return database;
  }
}
