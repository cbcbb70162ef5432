package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.Status.NodeStatus;
import dev.deskferry.report.Status.RunStatus;
import dev.deskferry.report.Status.TaskStatus;
import dev.deskferry.run.ControlWishes;
import dev.deskferry.run.ControlWishes.Throttle;
import dev.deskferry.run.ControlWishes.Wish;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunState;
import dev.deskferry.run.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant BEGAN = NOW.minusSeconds(600);
  private static final Optional<String> NOBODY = Optional.empty();
  private static final Optional<String> EAST = Optional.of("east-1 at 10.1.2.3:5701");
  private static final Wait BUDGET =
      new Wait(Wait.Kind.BUDGET, "hubspot.burst", Optional.of(NOW.plusSeconds(42)));

  @Test
  void aRunningLoadSaysHowFarItIsHowFastAndWhyItWaits() {
    assertThat(StatusText.render(running()))
        .isEqualTo(
            """
            load run 7: running, started 2026-05-01T09:50:00Z
            object type      state    done         of      %  rejected  per second             left      lag  in flight  retries  waits for
            organizations     done     100          -  100 %         0           -                -     none          -        -
            tickets        running  12,500  1,000,000    1 %         3          80  about 3 h 5 min  2 d 4 h          6        2  the rate limit of hubspot.burst, 42 s more
            users          pending       0          -      -         0           -                -        -          -        -  its turn after tickets

            node            phase                 since  per second  in flight  waits for
            east-1 (plans)   load  2026-05-01T09:50:00Z          76          6
            west-2           load  2026-05-01T09:50:00Z         4.2          0  the rate limit of hubspot.burst, 42 s more
            west-3           load  2026-05-01T09:50:00Z           -          -  silent for 17 s
            west-2 cannot reach east-1 at 10.1.2.3:5701: each uses the rate limits as if alone

            load is paused since 2026-05-01T09:50:00Z by ops@east; to go on: deskferry resume load
            hubspot.burst is throttled to 40 % of its limit since 2026-05-01T09:50:00Z by ops@west; to undo: deskferry throttle hubspot.burst off
            """);
  }

  @Test
  void aLineForALogHoldsTheSame() {
    assertThat(StatusLines.running(running()))
        .containsExactly(
            "2026-05-01T10:00:00Z load tickets: 12,500 of 1,000,000, 1 %, 80/s, about 3 h 5 min left,"
                + " lag 2 d 4 h, 6 in flight, 2 retries, 2 nodes, 3 rejected, waits for the rate limit of hubspot.burst, 42 s more");
  }

  @Test
  void aScreenLeavesOutWhatIsDone() {
    assertThat(StatusText.renderRunning(running()))
        .doesNotContain("organizations")
        .contains("tickets      running", "done: 1 task, 100 records");
  }

  @Test
  void aFrameIsDrawnOverTheOneBefore() {
    assertThat(StatusLines.frame("one\ntwo\n"))
        .isEqualTo("\u001b[H\u001b[?7lone\u001b[K\ntwo\u001b[K\n\u001b[J\u001b[?7h");
  }

  @Test
  void aRunThatNobodyWorksOnIsLeftBehind() {
    RunStatus run =
        new RunStatus(
            8,
            Phase.EXTRACT,
            "",
            RunState.RUNNING,
            BEGAN,
            Optional.empty(),
            false,
            "extract --only users",
            List.of(),
            TaskLive.NONE);
    Status status = new Status(NOW, List.of(run), List.of(), ControlWishes.NONE);
    assertThat(status.isRunning()).isFalse();
    assertThat(StatusText.render(status))
        .startsWith(
            """
            extract run 8: left behind, started 2026-05-01T09:50:00Z
            No process works on it; to go on: deskferry extract --only users
            """);
  }

  @Test
  void aLaneIsNamedAndTheLoadThatItWaitsFor() {
    Wait held = new Wait(Wait.Kind.LANE, "load run 7", Optional.empty());
    RunStatus run =
        new RunStatus(
            9,
            Phase.LOAD,
            "open",
            RunState.RUNNING,
            BEGAN,
            Optional.empty(),
            true,
            "load --execute --lane open",
            List.of(
                task(
                    "tickets",
                    "running",
                    40,
                    0,
                    TaskLive.NONE,
                    Optional.empty(),
                    Optional.of(held))),
            TaskLive.NONE);
    NodeStatus node =
        new NodeStatus(
            "east-1", Phase.LOAD, "open", BEGAN, 0, 0, Optional.of(held), 0, NOBODY, true);
    Status status = new Status(NOW, List.of(run), List.of(node), ControlWishes.NONE);
    assertThat(StatusText.render(status))
        .startsWith("load run 9 (lane open): running, started 2026-05-01T09:50:00Z\n")
        .contains("records that load run 7 has in hand")
        .contains("east-1 (plans)  load open");
    assertThat(StatusLines.running(status))
        .singleElement()
        .asString()
        .contains("load (lane open) tickets: 40", "waits for records that load run 7 has in hand");
    var json = StatusJson.render(status);
    assertThat(json.at("/runs/0/lane").asText()).isEqualTo("open");
    assertThat(json.at("/runs/0/tasks/0/waits/kind").asText()).isEqualTo("lane");
    assertThat(json.at("/nodes/0/lane").asText()).isEqualTo("open");
  }

  @Test
  void jsonHasTheSameFields() {
    var tickets = StatusJson.render(running()).at("/runs/0/tasks/1");
    assertThat(tickets.get("done_count").asLong()).isEqualTo(12_500);
    assertThat(tickets.get("total_count").asLong()).isEqualTo(1_000_000);
    assertThat(tickets.get("percent").asInt()).isEqualTo(1);
    assertThat(tickets.get("left_seconds").asLong()).isEqualTo(10_973);
    assertThat(tickets.get("lag_seconds").asLong()).isEqualTo(187_200);
    assertThat(StatusJson.render(running()).at("/runs/0/tasks/2").has("lag_seconds")).isFalse();
    assertThat(tickets.at("/waits/kind").asText()).isEqualTo("budget");
    assertThat(StatusJson.render(running()).at("/nodes/2/silent_seconds").asLong()).isEqualTo(17);
    assertThat(StatusJson.render(running()).at("/nodes/1/apart_from").asText())
        .isEqualTo("east-1 at 10.1.2.3:5701");
    var throttle = StatusJson.render(running()).at("/wishes/1");
    assertThat(throttle.get("percent").asInt()).isEqualTo(40);
    assertThat(throttle.get("by").asText()).isEqualTo("ops@west");
  }

  private static Status running() {
    TaskLive live = new TaskLive(OptionalLong.of(1_000_000), 80.2, 90, 6, 2, Optional.of(BUDGET));
    List<TaskStatus> tasks =
        List.of(
            task(
                "organizations",
                "done",
                100,
                0,
                TaskLive.NONE,
                Optional.of(Duration.ZERO),
                Optional.empty()),
            task(
                "tickets",
                "running",
                12_500,
                3,
                live,
                Optional.of(Duration.ofHours(52)),
                Optional.of(BUDGET)),
            task(
                "users",
                "pending",
                0,
                0,
                TaskLive.NONE,
                Optional.empty(),
                Optional.of(
                    new Wait(Wait.Kind.PARENT, "its turn after tickets", Optional.empty()))));
    return new Status(
        NOW,
        List.of(
            new RunStatus(
                7,
                Phase.LOAD,
                "",
                RunState.RUNNING,
                BEGAN,
                Optional.empty(),
                true,
                "load --execute",
                tasks,
                TaskLive.NONE)),
        List.of(
            new NodeStatus(
                "east-1", Phase.LOAD, "", BEGAN, 76, 6, Optional.empty(), 0, NOBODY, true),
            new NodeStatus(
                "west-2", Phase.LOAD, "", BEGAN, 4.2, 0, Optional.of(BUDGET), 1, EAST, false),
            new NodeStatus(
                "west-3", Phase.LOAD, "", BEGAN, 9, 1, Optional.empty(), 17, NOBODY, false)),
        new ControlWishes(
            Map.of(Phase.LOAD, new Wish("ops@east", BEGAN)),
            Map.of(),
            Map.of("hubspot.burst", new Throttle(40, new Wish("ops@west", BEGAN)))));
  }

  private static TaskStatus task(
      String type,
      String state,
      long done,
      long rejected,
      TaskLive live,
      Optional<Duration> lag,
      Optional<Wait> wait) {
    return new TaskStatus(
        type,
        state,
        done,
        OptionalLong.empty(),
        Map.of("rejected", rejected),
        60,
        Optional.empty(),
        live,
        lag,
        wait);
  }
}
