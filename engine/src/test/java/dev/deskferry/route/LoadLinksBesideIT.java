package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Activity;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Members;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import dev.deskferry.throttle.SteadyClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting links of a load beside which another one has some of their records in hand. */
class LoadLinksBesideIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void linksThatWait() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(
        """
        INSERT INTO migration.delivery (object_type, source_id, target, state, hubspot_id)
        VALUES ('users', '1', 'contacts', 'loaded', '11');
        INSERT INTO migration.delivery (object_type, source_id, target, state, hubspot_id)
        SELECT 'tickets', id::text, 'tickets', 'loaded', '2' || id FROM generate_series(1, 9) AS id;
        INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, target_from, target_to, state)
        SELECT 'tickets', id::text, 'requester', 'users', '1', 'tickets', 'contacts', 'pending' FROM generate_series(1, 9) AS id;
        """);
  }

  @Test
  void areMadeSliceBySliceAndWaitForNobodyMeanwhile() throws Exception {
    try (Run rest = open("");
        Run open = open("open");
        LeaseKeeper keeper = new LeaseKeeper(open)) {
      rest.addPartition(tickets("", "5"));
      Lease inHand = rest.leaseNext("tickets").orElseThrow();
      open.addPartition(tickets("", "3"));
      open.addPartition(tickets("3", "7"));
      open.addPartition(tickets("7", ""));
      LoadLinks links = links(open, keeper);

      assertThat(links.isOpen()).isTrue();
      List<LoadLinkBatch.Kind> whole = links.kinds();
      assertThat(whole).singleElement().matches(LoadLinkBatch.Kind::isWhole);
      assertThat(made(links, whole.get(0))).isEmpty();

      assertThat(links.isOpen()).isTrue();
      List<LoadLinkBatch.Kind> slices = links.kinds();
      assertThat(slices).extracting(LoadLinkBatch.Kind::lowerBound).containsExactly("", "3", "7");
      assertThat(made(links, slices.get(2))).containsExactly("7", "8", "9");
      rest.release(inHand, WorkState.DONE, "");
      assertThat(made(links, slices.get(0))).containsExactly("1", "2");
      assertThat(made(links, slices.get(1))).containsExactly("3", "4", "5", "6");
      assertThat(links.isOpen()).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void doNotFollowTheOtherLoadFromSliceToSlice() throws Exception {
    try (Run rest = open("");
        Run open = open("open");
        LeaseKeeper keeper = new LeaseKeeper(open)) {
      rest.addPartition(tickets("", "5"));
      Lease inHand = rest.leaseNext("tickets").orElseThrow();
      open.addPartition(tickets("", "3"));
      open.addPartition(tickets("3", "7"));
      open.addPartition(tickets("7", ""));
      LoadLinks links = links(open, keeper);

      assertThat(madeInOneRound(links)).isEmpty();
      assertThat(madeInOneRound(links)).containsExactly("7", "8", "9");
      assertThat(links.isOpen()).isTrue();
      rest.release(inHand, WorkState.DONE, "");
      assertThat(madeInOneRound(links)).containsExactly("1", "2", "3", "4", "5", "6");
      assertThat(links.isOpen()).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void ofATypeThatThisLoadDidNotCutAreMadeInTheSlicesOfTheOther() throws Exception {
    try (Run rest = open("");
        Run open = open("open");
        LeaseKeeper keeper = new LeaseKeeper(open)) {
      rest.addPartition(tickets("", "5"));
      rest.addPartition(tickets("5", ""));
      Lease inHand = rest.leaseNext("tickets").orElseThrow();
      LoadLinks links = links(open, keeper);

      assertThat(madeInOneRound(links)).isEmpty();
      assertThat(madeInOneRound(links)).containsExactly("5", "6", "7", "8", "9");
      rest.release(inHand, WorkState.DONE, "");
      assertThat(madeInOneRound(links)).containsExactly("1", "2", "3", "4");
      assertThat(links.isOpen()).isFalse();
    }
  }

  @Test
  void refusedWhileTheirOtherEndIsBeingArchivedAreMadeWhenItComesBack() throws Exception {
    try (Run rest = open("");
        Run open = open("open");
        LeaseKeeper keeper = new LeaseKeeper(open)) {
      POSTGRES.execute(
          """
          UPDATE migration.association SET state = 'rejected', code = 'OBJECT_NOT_FOUND' WHERE from_id = '2';
          UPDATE migration.association SET state = 'rejected', code = 'NOT_REMOVED' WHERE from_id = '3';
          UPDATE migration.delivery SET archived_id = hubspot_id WHERE object_type = 'users'
          """);
      refuse(open, "1");
      assertThat(states("1")).containsExactly("pending");

      POSTGRES.execute(
          "UPDATE migration.delivery SET state = 'archived', hubspot_id = NULL WHERE object_type = 'users'");
      POSTGRES.database().update("load/cut-archived-links", Map.of());
      assertThat(states("1", "2")).containsExactly("skipped", "skipped");
      assertThat(states("3")).containsExactly("rejected NOT_REMOVED");

      POSTGRES.execute(
          "UPDATE migration.delivery SET state = 'loaded', hubspot_id = '12' WHERE object_type = 'users'");
      assertThat(madeInOneRound(links(open, keeper)))
          .containsExactly("1", "2", "4", "5", "6", "7", "8", "9");
    }
  }

  @Test
  void refusedOfAnEndThatStaysAreRejected() {
    try (Run run = open("")) {
      refuse(run, "1");
      assertThat(states("1")).containsExactly("rejected OBJECT_NOT_FOUND");
    }
  }

  @Test
  void areTriedAgainWhenTheirRecordsWereTakenAwayMeanwhile() throws Exception {
    try (Run run = open("");
        LeaseKeeper keeper = new LeaseKeeper(run)) {
      LoadLinks links = links(run, keeper);
      LoadLinkBatch.Kind whole = links.kinds().get(0);
      Exchange exchange = exchange(whole);
      assertThat(links.batches(exchange)).hasNext();
      POSTGRES.execute("UPDATE migration.partition SET fencing_token = fencing_token + 1");
      Permission permission = exchange.getProperty(LoadNames.PERMISSION, Permission.class);
      assertThat(permission.given().getAsBoolean()).isFalse();
      links.end(exchange);

      assertThat(links.isOpen()).isTrue();
      assertThat(links.kinds()).containsExactly(whole);
      assertThat(made(links, whole)).hasSize(9);
      assertThat(links.isOpen()).isFalse();
    }
  }

  @Test
  void ofRecordsThatMovedAreReopenedByTheLoadThatMovedThemOrByThatOfEverything() {
    try (Run rest = open("");
        Run open = open("open")) {
      POSTGRES.execute(
          """
          UPDATE migration.association SET state = 'made';
          UPDATE migration.delivery SET moved = true, run_id = %d WHERE object_type = 'tickets' AND source_id = '1';
          UPDATE migration.delivery SET moved = true, run_id = %d WHERE object_type = 'tickets' AND source_id = '2';
          """
              .formatted(open.runId(), rest.runId()));
      reopen(open, "open");
      assertThat(pending()).containsExactly("1 of " + open.runId());
      reopen(rest, "");
      assertThat(pending()).containsExactly("1 of " + open.runId(), "2 of " + rest.runId());
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.delivery WHERE moved"))
          .as("marks stay while another load is running")
          .isEqualTo(2);
      rest.finish(RunState.DONE);
      reopen(open, "open");
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.delivery WHERE moved"))
          .isZero();
    }
  }

  private static void reopen(Run run, String lane) {
    POSTGRES.database().update("load/reopen-links", Map.of("run_id", run.runId(), "lane", lane));
  }

  private static List<String> pending() {
    return Sql.texts(
        POSTGRES,
        "SELECT from_id || ' of ' || run_id FROM migration.association WHERE state = 'pending' ORDER BY from_id");
  }

  /** What HubSpot says of the link of one ticket. */
  private static void refuse(Run run, String ticket) {
    Map<String, Object> answer = new HashMap<>();
    POSTGRES
        .database()
        .statements()
        .parameters("load/settle-links")
        .forEach(name -> answer.put(name, new String[] {""}));
    answer.put("run_id", run.runId());
    answer.put("from_type", "tickets");
    answer.put("from_ids", new String[] {ticket});
    answer.put("names", new String[] {"requester"});
    answer.put("to_types", new String[] {"users"});
    answer.put("to_ids", new String[] {"1"});
    answer.put("from_hubspot_ids", new String[] {"2" + ticket});
    answer.put("to_hubspot_ids", new String[] {"11"});
    answer.put("states", new String[] {"rejected"});
    answer.put("codes", new String[] {"OBJECT_NOT_FOUND"});
    POSTGRES.database().update("load/settle-links", answer);
  }

  private static List<String> states(String... tickets) {
    return Sql.texts(
        POSTGRES,
        "SELECT concat_ws(' ', state, code) FROM migration.association WHERE from_id IN ('%s') ORDER BY from_id"
            .formatted(String.join("', '", tickets)));
  }

  /** As the route does it: one kind after the other. */
  private static List<String> madeInOneRound(LoadLinks links) throws Exception {
    List<String> from = new ArrayList<>();
    for (LoadLinkBatch.Kind kind : links.kinds()) {
      from.addAll(made(links, kind));
    }
    return from;
  }

  /** Whose links were handed out; the lease is given back behind them. */
  private static List<String> made(LoadLinks links, LoadLinkBatch.Kind kind) throws Exception {
    Exchange exchange = exchange(kind);
    List<String> from = new ArrayList<>();
    links
        .batches(exchange)
        .forEachRemaining(
            batch ->
                batch.links().values().forEach(of -> of.forEach(link -> from.add(link.fromId()))));
    links.end(exchange);
    return from;
  }

  private static Exchange exchange(LoadLinkBatch.Kind kind) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(kind);
    return exchange;
  }

  private static LoadLinks links(Run run, LeaseKeeper keeper) {
    LoadSession session =
        LoadSession.of(
            POSTGRES.database(),
            HandMadeMappings.all(""),
            LoadSettings.DEFAULTS,
            new HubSpotPaths(ApiVersion.DEFAULT),
            Progress.SILENT,
            new StopSignal());
    session
        .portal()
        .set(new Portal(Map.of(), Map.of(), List.of(), Map.of(), List.of(), "Europe/Dublin"));
    LoadLeases leases = new LoadLeases(session, run, keeper, new Activity(SteadyClock.system()));
    return new LoadLinks(session, run, leases, true);
  }

  private static PartitionKey tickets(String lower, String upper) {
    return new PartitionKey("tickets", "keys", lower, upper);
  }

  private static Run open(String lane) {
    String options = lane.isEmpty() ? "{}" : "{\"lane\": \"%s\"}".formatted(lane);
    return new DatabaseRunLedger(POSTGRES.database(), Members.alone("test"))
        .open(new RunRequest(Phase.LOAD, lane, "f", options, OptionalLong.empty()));
  }
}
