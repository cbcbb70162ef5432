package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceReaderTest {

  private final Problems problems = new Problems();

  @Test
  void everyShippedSourceIsSound() throws IOException {
    SourceReader reader = new SourceReader(Map.of("support_type_scope", "all"), problems);
    List<String> names;
    try (Stream<Path> files = Files.list(Path.of("../mappings/sources"))) {
      names =
          files
              .sorted()
              .map(file -> reader.read("mappings/sources/" + file.getFileName(), text(file)))
              .map(SourceSpec::name)
              .toList();
    }
    assertThat(problems.all()).isEmpty();
    assertThat(names)
        .contains("tickets", "ticket_events", "ticket_comments", "users", "custom_statuses");
  }

  @Test
  void readsEveryKey() {
    SourceSpec source =
        read(
            """
            source: things
            description: all of them
            path: /api/v2/tickets/{id}/things
            each: { of: tickets, as: ticket_id }
            paging: cursor
            page_size: 50
            include: [a, b]
            parameters: { scope: "x-{support_type_scope}" }
            budget: [account]
            required: false
            after: tickets
            records:
              things:
                at: outer.inner
                where: { field: kind, equals: [A, B] }
                id: key
                parent: ticket_id
                version: [v, updated_at]
                deleted: { field: gone, present: true }
                inherit: [created_at]
            counts:
              things: { path: /api/v2/things/count, approximate: true, note: old }
            """);
    assertThat(problems.all()).isEmpty();
    assertThat(source.parameters()).containsEntry("scope", "x-all");
    assertThat(source.each())
        .hasValueSatisfying(each -> assertThat(each.of()).isEqualTo("tickets"));
    assertThat(source.isRequired()).isFalse();
    assertThat(source.records().get(0).where())
        .contains(new SourceCondition("kind", List.of("A", "B")));
    assertThat(source.counts().get(0).value()).isEqualTo("count.value");
  }

  @Test
  void onlyAWalkByCursorOverlapsTheOneBeforeAndByAMinuteAtLeast() {
    String source =
        """
        source: things
        description: x
        path: /api/v2/things
        paging: %s
        overlap: %s
        records:
          things: { at: things }
        """;
    assertThat(read(source.formatted("incremental_cursor", "90s")).overlap()).hasSeconds(90);
    assertThat(problems.all()).isEmpty();
    read(source.formatted("incremental_time", "90s"));
    read(source.formatted("incremental_cursor", "30s"));
    assertThat(problems.all().stream().map(Object::toString).toList())
        .satisfiesExactly(
            it -> assertThat(it).contains(":5:1 overlap: only an incremental walk by cursor"),
            it -> assertThat(it).contains(":5:1 overlap: expected at least 1m"));
  }

  @Test
  void anExportByTimeNamesTheListThatHoldsWhatItCannotSend() {
    String source =
        """
        source: things
        description: x
        path: /api/v2/incremental/things
        paging: %s
        page_size: 1000
        include: [a]
        budget: [account, incremental]
        when_overfull: { path: /api/v2/things, paging: %s, page_size: 100, budget: [account] }
        records:
          things: { at: things }
        """;
    SourceSpec export = read(source.formatted("incremental_time", "cursor"));
    assertThat(problems.all()).isEmpty();
    SourceSpec list = export.whenOverfull().orElseThrow();
    assertThat(list.path()).isEqualTo("/api/v2/things");
    assertThat(list.paging()).isEqualTo(SourcePaging.CURSOR);
    assertThat(list.pageSize()).isEqualTo(100);
    assertThat(list.buckets()).containsExactly("account");
    assertThat(list.include()).isEmpty();
    assertThat(list.records()).isEqualTo(export.records());

    read(source.formatted("cursor", "incremental_time"));
    assertThat(problems.all().stream().map(Object::toString).toList())
        .satisfiesExactly(
            it -> assertThat(it).contains(":8:").contains("only an export with paging"),
            it -> assertThat(it).contains(":8:").contains("expected a list: cursor"));
  }

  @Test
  void everythingWrongIsSaidWithItsPlace() {
    read(
        """
        source: thing
        description: x
        path: /api/v2/things?a=b
        paging: cursors
        page_sise: 5
        parameters: { scope: "{support_scope}" }
        records:
          things: { at: a.b.c, deleted: { field: x } }
        counts:
          thingz: { path: /x, statement: y }
        """);
    assertThat(problems.all().stream().map(Object::toString).toList())
        .satisfiesExactlyInAnyOrder(
            it ->
                assertThat(it)
                    .startsWith("mappings/sources/things.yaml:1:1 source: source \"thing\" is in"),
            it -> assertThat(it).contains(":3:1 path: query parameters belong"),
            it -> assertThat(it).contains(":4:9 paging: ").contains("did you mean \"cursor\"?"),
            it -> assertThat(it).contains(":5:1 page_sise: unknown key").contains("page_size"),
            it -> assertThat(it).contains(":6:").contains("no setting \"support_scope\""),
            it -> assertThat(it).contains(":8:").contains("at: expected an array"),
            it -> assertThat(it).contains(":8:").contains("deleted: expected either"),
            it -> assertThat(it).contains(":10:3 counts.thingz: this source has no records"),
            it -> assertThat(it).contains(":10:").contains("expected either \"path\""));
  }

  private SourceSpec read(String text) {
    return new SourceReader(Map.of("support_type_scope", "all"), problems)
        .read("mappings/sources/things.yaml", text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
