package dev.deskferry.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the heap of a node stays flat over a long run. */
@Command(
    name = "memory",
    description = "Extract and load of a large account without comments in a small heap.",
    mixinStandardHelpOptions = true)
final class Memory implements Callable<Integer> {

  private static final double FLAT = 1.15;
  private static final double WARM_UP = 0.1;
  private static final int PARTS = 8;

  @Option(names = "--tickets", description = "of the account (default: ${DEFAULT-VALUE})")
  private long tickets = 1_000_000;

  @Option(names = "--heap", description = "megabytes of each node (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Option(names = "--nodes", description = "that work on it (default: ${DEFAULT-VALUE})")
  private int nodes = 1;

  @Override
  public Integer call() {
    List<Figure> figures = new ArrayList<>();
    try (Workplace place = Workplace.open()) {
      StandIns standIns = StandIns.start(place, tickets, "--limits=off");
      Ferry ferry = Ferry.of(place, standIns, heap);
      Map<String, Path> logs = new TreeMap<>();
      List<HeapSweep> sweeps = new ArrayList<>();
      for (int number = 2; number <= nodes; number++) {
        Path log = place.file("gc-node-" + number + ".log");
        logs.put("node " + number + ", all of it", log);
        sweeps.add(HeapSweep.of(ferry.node(GcLog.flags(log), number)));
      }
      for (String[] verb : List.of(Account.extract(), Account.load())) {
        Path log = place.file("gc-" + verb[0] + ".log");
        logs.put(verb[0], log);
        long begin = System.nanoTime();
        try (Child process = ferry.start(GcLog.flags(log), verb);
            HeapSweep sweep = HeapSweep.of(process)) {
          process.awaitSuccess(verb[0]);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%s took %d s%n", verb[0], took.toSeconds());
      }
      sweeps.forEach(HeapSweep::close);
      double loaded = ferry.staging().loaded();
      logs.forEach((what, log) -> figures.add(figure(what, GcLog.read(log), loaded)));
    }
    Figure.print(figures);
    return 0;
  }

  /**
   * What was alive, after collections of all of the heap: the second half's mean against the first
   * half's, without the first tenth.
   */
  private Figure figure(String what, GcLog all, double loaded) {
    GcLog log = all.full();
    double end = log.end();
    double begin = WARM_UP * end;
    double middle = (begin + end) / 2;
    double later = log.between(middle, Double.MAX_VALUE).mean();
    String parts =
        IntStream.range(0, PARTS)
            .mapToDouble(
                part -> log.between(end * part / PARTS, end * (part + 1) / PARTS + 1e-9).mean())
            .mapToObj(mean -> mean == 0 ? "-" : Figure.text("%.0f", mean))
            .collect(Collectors.joining(", "));
    return Figure.atMost(
        Figure.text(
            "%s of %,d tickets (%,.0f records) in %d MiB, nodes %d: alive in the heap, by %,d full collections, %s MiB in eighths, at most %d (after any collection %d); second half against first",
            what,
            tickets,
            loaded,
            heap,
            nodes,
            log.collections().size(),
            parts,
            log.largest(),
            all.largest()),
        FLAT,
        later / log.between(begin, middle).mean(),
        "%.2f");
  }
}
