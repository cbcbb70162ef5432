package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReconciliationTextTest {
  private static final LoadCounts COMMENTS =
      new LoadCounts(
          12, new TreeMap<>(Map.of("no_mapping", 2L, "voice", 10L)), 14_988, 14_980, 8, 0, 0, 0);

  @Test
  void alignsColumnsAndNamesMappingsRulesAndVerdict() {
    assertThat(ReconciliationText.render(balanced()))
        .isEqualTo(
            """
            object type      reported  staged  deleted  skipped  loaded  created  updated  unchanged  rejected  pending  in HubSpot
            ticket_comments         -  15,000        0       12  14,988   14,980        8          0         0        0      14,988
              to emails                                       0  10,000   10,000        0          0         0        0      10,000
              to notes                                        0   4,988    4,980        8          0         0        0       4,988
            groups             ~1,004       4        0        -       -        -        -          -         -        -           -
            ticket_comments skipped by rule: no_mapping 2, voice 10

            association             expected   made  pending  skipped  rejected
            ticket_comments.ticket     4,988  4,988        0        0         0

            It adds up: every record and association has its answer.
            """);
  }

  @Test
  void namesWhatDiffersAndSaysWhereTheRestIs() {
    ObjectBalance tickets =
        new ObjectBalance(
            "tickets",
            Optional.of("done"),
            true,
            OptionalLong.of(3),
            false,
            2,
            0,
            0,
            Optional.empty(),
            false);
    ReconciliationProblem rejected =
        new ReconciliationProblem(
            "tickets", Optional.of("7"), "rejected", "INVALID_OPTION: no such option");

    assertThat(
            ReconciliationText.render(
                new Reconciliation(List.of(tickets), List.of(), List.of(), List.of(rejected), 1)))
        .isEqualTo(
            """
            object type  reported  staged  deleted  skipped  loaded  created  updated  unchanged  rejected  pending  in HubSpot
            tickets             3       2        0        -       -        -        -          -         -        -           -  DIFFERS

            rejected:
              tickets 7: INVALID_OPTION: no such option
              perhaps more: SELECT * FROM reconcile.problem WHERE kind = 'rejected';

            It does not add up: the lines that say DIFFERS, and the problems named above, show where.
            """);
  }

  @Test
  void anExtractThatFailedHalfWayIsNotSaidToAddUp() {
    ObjectBalance comments =
        new ObjectBalance(
            "ticket_comments",
            Optional.of("failed"),
            false,
            OptionalLong.empty(),
            false,
            7_500,
            0,
            0,
            Optional.empty(),
            false);
    ReconciliationProblem unfinished =
        new ReconciliationProblem(
            "ticket_comments", Optional.empty(), "extract_unfinished", "its last extract failed");

    assertThat(
            ReconciliationText.render(
                new Reconciliation(
                    List.of(comments), List.of(), List.of(), List.of(unfinished), 5)))
        .isEqualTo(
            """
            object type      reported  staged  deleted  skipped  loaded  created  updated  unchanged  rejected  pending  in HubSpot
            ticket_comments         -   7,500        0        -       -        -        -          -         -        -           -  UNFINISHED

            extract_unfinished:
              ticket_comments: its last extract failed

            It is not known whether it adds up: the extract of what says UNFINISHED has not come to its end; run deskferry extract again.
            """);
  }

  @Test
  void jsonHasTheSameCounts() {
    assertThat(ReconciliationJson.render(balanced()))
        .hasToString(
            "{\"balances\":true,\"settled\":true,\"objects\":["
                + "{\"object_type\":\"ticket_comments\",\"extract_state\":\"done\",\"reported\":null,\"reported_approximate\":false,\"staged\":15000,\"deleted\":0,\"archived\":0,"
                + "\"skipped\":12,\"skipped_by_rule\":{\"no_mapping\":2,\"voice\":10},\"loaded\":14988,\"created\":14980,\"updated\":8,"
                + "\"unchanged\":0,\"rejected\":0,\"pending\":0,\"found\":14988,\"balances\":true},"
                + "{\"object_type\":\"groups\",\"extract_state\":\"done\",\"reported\":1004,\"reported_approximate\":true,\"staged\":4,\"deleted\":0,\"archived\":0,\"found\":null,\"balances\":true}],"
                + "\"mappings\":["
                + "{\"object_type\":\"ticket_comments\",\"mapping\":\"emails\",\"target\":\"emails\",\"skipped\":0,\"loaded\":10000,\"created\":10000,"
                + "\"updated\":0,\"unchanged\":0,\"rejected\":0,\"pending\":0,\"identities_in_target\":10000,\"found\":10000,\"found_agrees\":true},"
                + "{\"object_type\":\"ticket_comments\",\"mapping\":\"notes\",\"target\":\"notes\",\"skipped\":0,\"loaded\":4988,\"created\":4980,"
                + "\"updated\":8,\"unchanged\":0,\"rejected\":0,\"pending\":0,\"identities_in_target\":4988,\"found\":4988,\"found_agrees\":true}],"
                + "\"associations\":[{\"object_type\":\"ticket_comments\",\"name\":\"ticket\",\"expected\":4988,\"made\":4988,\"pending\":0,"
                + "\"skipped\":0,\"rejected\":0,\"balances\":true}],\"problems\":[],\"problem_limit_per_kind\":5}");
  }

  private static Reconciliation balanced() {
    return new Reconciliation(
        List.of(
            new ObjectBalance(
                "ticket_comments",
                Optional.of("done"),
                true,
                OptionalLong.empty(),
                false,
                15_000,
                0,
                0,
                Optional.of(COMMENTS),
                true),
            new ObjectBalance(
                "groups",
                Optional.of("done"),
                true,
                OptionalLong.of(1_004),
                true,
                4,
                0,
                0,
                Optional.empty(),
                true)),
        List.of(
            new MappingBalance(
                "ticket_comments",
                "emails",
                "emails",
                10_000,
                10_000,
                0,
                0,
                0,
                0,
                0,
                10_000,
                OptionalLong.of(10_000),
                true),
            new MappingBalance(
                "ticket_comments",
                "notes",
                "notes",
                4_988,
                4_980,
                8,
                0,
                0,
                0,
                0,
                4_988,
                OptionalLong.of(4_988),
                true)),
        List.of(new AssociationBalance("ticket_comments", "ticket", 4_988, 4_988, 0, 0, 0, true)),
        List.of(),
        5);
  }
}
