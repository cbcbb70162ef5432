package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two loads beside each other: no record is ever in the hands of both. */
class LanesIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final long seed = Long.getLong("deskferry.seed", System.nanoTime());

  @BeforeEach
  void emptyLedger() {
    POSTGRES.execute("TRUNCATE migration.run, migration.task, migration.partition CASCADE");
  }

  @Test
  void whatOneHasInHandTheOtherLeavesOutUntilItIsGivenBack() {
    try (Run rest = open("a", "");
        Run open = open("b", "open")) {
      rest.addPartition(keys("", "5"));
      rest.addPartition(keys("5", ""));
      open.addPartition(keys("", "3"));
      open.addPartition(keys("3", "7"));
      open.addPartition(keys("7", ""));
      Lease first = rest.leaseNext("tickets").orElseThrow();
      assertThat(first.upperBound()).isEqualTo("5");
      Lease seventh = open.leaseNext("tickets").orElseThrow();
      assertThat(seventh.lowerBound()).isEqualTo("7");
      assertThat(open.leaseNext("tickets")).isEmpty();
      assertThat(open.openTasks()).containsEntry("tickets", false);
      assertThat(open.heldElsewhere(keys("", "3")))
          .contains(new KeyHolder("load run " + rest.runId(), true));
      assertThat(rest.heldElsewhere(keys("", "")))
          .contains(new KeyHolder("load run %d (lane open)".formatted(open.runId()), true));
      assertThat(rest.leaseNext("tickets")).isEmpty();

      rest.release(first, WorkState.DONE, "");
      assertThat(open.leaseNext("tickets").orElseThrow().upperBound()).isEqualTo("3");
      assertThat(open.leaseNext("tickets").orElseThrow().lowerBound()).isEqualTo("3");
      open.release(seventh, WorkState.DONE, "");
      assertThat(rest.leaseNext("tickets")).isEmpty();
      assertThat(rest.heldElsewhere(new PartitionKey("users", "keys", "", ""))).isEmpty();
    }
  }

  @Test
  void whatConcernsAllRecordsOfATypeWaitsForAnyOfThemAndKeepsAllOthersOut() {
    PartitionKey deletions = new PartitionKey("deletions", "deletions", "tickets", "");
    PartitionKey links = new PartitionKey("links", "links of tickets", "", "");
    PartitionKey someLinks = new PartitionKey("links up to 5", "links of tickets", "", "5");
    try (Run rest = open("a", "");
        Run open = open("b", "open")) {
      rest.addPartition(keys("5", ""));
      Lease second = rest.leaseNext("tickets").orElseThrow();
      assertThat(open.leaseKeys(deletions)).isEmpty();
      assertThat(open.leaseKeys(links)).isEmpty();
      Lease someOfOurs = open.leaseKeys(someLinks).orElseThrow();
      assertThat(rest.leaseKeys(links)).isEmpty();
      open.release(someOfOurs, WorkState.DONE, "");
      assertThat(open.leaseKeys(new PartitionKey("unsettled", "unsettled", "users", "")))
          .isPresent();

      rest.release(second, WorkState.PENDING, "");
      Lease all = open.leaseKeys(deletions).orElseThrow();
      assertThat(rest.leaseNext("tickets")).isEmpty();
      open.release(all, WorkState.DONE, "");
      assertThat(rest.leaseNext("tickets")).isPresent();
    }
  }

  @Test
  void theLeaseOfAnotherLoadEndsByRunningOutAlone() {
    Run rest = open("a", "");
    rest.addPartition(keys("", ""));
    Lease lost = rest.leaseNext("tickets").orElseThrow();
    rest.close();
    ledger("b", "c").open(request("open", "same")).close();
    try (Run open = ledger("b", "c").open(request("open", "same"))) {
      assertThat(open.isResumed()).isTrue();
      assertThat(rest.renew(lost, Duration.ofSeconds(3))).isTrue();
      open.addPartition(keys("", ""));
      assertThat(open.leaseNext("tickets")).isEmpty();
      POSTGRES.execute("UPDATE migration.partition SET lease_until = now() - interval '1 s'");
      assertThat(open.leaseNext("tickets")).as("the former holder may still act").isEmpty();
      assertThat(rest.renew(lost, Duration.ofSeconds(3))).isFalse();
      assertThat(open.heldElsewhere(keys("", "")))
          .contains(new KeyHolder("load run " + rest.runId(), false));
      POSTGRES.execute("UPDATE migration.partition SET sure_until = now() - interval '1 s'");
      assertThat(open.leaseNext("tickets")).isPresent();
      assertThat(rest.leaseNext("tickets")).isEmpty();
    }
  }

  @Test
  void aLeaseOfTheSameLoadThatRanOutIsInNobodysWay() {
    PartitionKey deletions = new PartitionKey("deletions", "deletions", "tickets", "");
    try (Run rest = open("a", "")) {
      rest.addPartition(keys("", ""));
      Lease lost = rest.leaseKeys(deletions).orElseThrow();
      assertThat(rest.leaseNext("tickets")).isEmpty();
      POSTGRES.execute("UPDATE migration.partition SET lease_until = now() - interval '1 s'");
      assertThat(rest.leaseNext("tickets")).isPresent();
      assertThat(rest.renew(lost, Duration.ofSeconds(3))).isFalse();
    }
  }

  @Test
  void manyWhoLeaseAtOnceNeverHaveAKeyInCommon() throws Exception {
    System.out.println("LanesIT: repeat with -Ddeskferry.seed=" + seed);
    Random random = new Random(seed);
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    try (Run rest = open("a", "");
        Run open = open("b", "open")) {
      cut(rest, random);
      cut(open, random);
      List<Future<?>> working = new ArrayList<>();
      for (int node = 0; node < 8; node++) {
        Run run = node % 2 == 0 ? rest : open;
        working.add(nodes.submit(() -> workOff(run)));
      }
      for (Future<?> node : working) {
        node.get();
      }
      assertThat(Sql.texts(POSTGRES, "SELECT DISTINCT state FROM migration.partition"))
          .containsExactly("done");
    } finally {
      nodes.shutdownNow();
    }
  }

  private static void cut(Run run, Random random) {
    String lower = "";
    for (int key = 10; key < 99; key += 1 + random.nextInt(8)) {
      run.addPartition(keys(lower, "" + key));
      lower = "" + key;
    }
    run.addPartition(keys(lower, ""));
  }

  /** Whoever has a lease looks whether anybody else has one of its keys. */
  private static void workOff(Run run) {
    while (run.openTasks().containsKey("tickets")) {
      run.leaseNext("tickets")
          .ifPresent(
              lease -> {
                assertThat(run.heldElsewhere(keys(lease.lowerBound(), lease.upperBound())))
                    .isEmpty();
                run.release(lease, WorkState.DONE, "");
              });
    }
  }

  @Test
  void oneOfEachLaneIsRunningAndEachIsResumedByItself() {
    long rest;
    try (Run run = open("a", "");
        Run open = open("b", "open")) {
      rest = run.runId();
      assertThatThrownBy(() -> open("a", "open"))
          .isInstanceOfSatisfying(
              SupersededException.class,
              helper -> assertThat(helper.runId()).isEqualTo(open.runId()));
      RunLedger stranger = new DatabaseRunLedger(POSTGRES.database(), Members.alone("c"));
      assertThatThrownBy(() -> stranger.open(request("open", "same")))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageStartingWith("another load of lane open is running on this staging database");
      assertThat(ledger("a", "b").join(Phase.LOAD).orElseThrow().runId()).isEqualTo(rest);
      assertThat(ledger("a", "b").join(Phase.LOAD, "open").orElseThrow().runId())
          .isEqualTo(open.runId());
      assertThat(ledger("a", "b").isRunning(Phase.LOAD, "vip")).isFalse();
    }
    try (Run again = open("a", "")) {
      assertThat(again.runId()).isEqualTo(rest);
      assertThat(again.isResumed()).isTrue();
    }
    RunRequest wrong =
        new RunRequest(Phase.LOAD, "open", "f", options("open", "same"), OptionalLong.of(rest));
    assertThatThrownBy(() -> ledger("a", "b").open(wrong))
        .hasMessage("load run %d is of no lane; leave --lane out".formatted(rest));
  }

  @Test
  void loadsBesideEachOtherAreOfOneClusterAndOneMapping() {
    try (Run rest = open("a", "")) {
      RunRequest open = request("open", "same");
      assertThatThrownBy(
              () -> new DatabaseRunLedger(POSTGRES.database(), Members.alone("b")).open(open))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageStartingWith(
              "load run %d is running on a node that this one does not see"
                  .formatted(rest.runId()));
      assertThatThrownBy(() -> ledger("b", "a").open(request("open", "edited")))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageStartingWith(
              "load run %d was begun with other mappings".formatted(rest.runId()));
      assertThat(Sql.texts(POSTGRES, "SELECT lane FROM migration.run WHERE state = 'running'"))
          .containsExactly("");
    }
  }

  @Test
  void aLoadThatWasResumedWithEditedMappingsIsKnownByThese() {
    long rest;
    try (Run run = open("a", "")) {
      run.finish(RunState.INTERRUPTED);
      rest = run.runId();
    }
    RunRequest edited =
        new RunRequest(Phase.LOAD, "", "f", options("", "edited"), OptionalLong.of(rest));
    try (Run resumed = ledger("a", "b").open(edited)) {
      assertThatThrownBy(() -> open("b", "open"))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageStartingWith("load run %d was begun with other mappings".formatted(rest));
      try (Run beside = ledger("b", "a").open(request("open", "edited"))) {
        assertThat(beside.runId()).isNotEqualTo(resumed.runId());
      }
    }
  }

  @Test
  void strangersWhoBeginAtTheSameMomentAreNotBothLet() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Optional<Run>>> opened = new ArrayList<>();
        for (String lane : List.of("", "open")) {
          RunLedger ledger =
              new DatabaseRunLedger(POSTGRES.database(), Members.alone("node " + lane));
          opened.add(nodes.submit(() -> openUnlessRefused(ledger, lane, together)));
        }
        List<Run> runs = new ArrayList<>();
        for (Future<Optional<Run>> run : opened) {
          run.get().ifPresent(runs::add);
        }
        assertThat(runs).hasSizeLessThan(2);
        runs.forEach(run -> run.finish(RunState.DONE));
        runs.forEach(Run::close);
        assertThat(Sql.texts(POSTGRES, "SELECT lane FROM migration.run WHERE state = 'running'"))
            .isEmpty();
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  private static Optional<Run> openUnlessRefused(
      RunLedger ledger, String lane, CyclicBarrier together) throws Exception {
    together.await();
    try {
      return Optional.of(ledger.open(request(lane, "same")));
    } catch (RunRefusedException e) {
      return Optional.empty();
    }
  }

  private static PartitionKey keys(String lower, String upper) {
    return new PartitionKey("tickets", "keys", lower, upper);
  }

  private static Run open(String node, String lane) {
    return ledger(node, node.equals("a") ? "b" : "a").open(request(lane, "same"));
  }

  private static RunLedger ledger(String node, String other) {
    return new DatabaseRunLedger(POSTGRES.database(), new Pair(node, other));
  }

  private static RunRequest request(String lane, String mappings) {
    return new RunRequest(Phase.LOAD, lane, "f", options(lane, mappings), OptionalLong.empty());
  }

  private static String options(String lane, String mappings) {
    String named = lane.isEmpty() ? "" : "\"lane\": \"%s\", ".formatted(lane);
    return "{%s\"mappings\": \"%s\"}".formatted(named, mappings);
  }
}
