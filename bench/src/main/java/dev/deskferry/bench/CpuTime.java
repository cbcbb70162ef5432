package dev.deskferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Seconds of CPU used so far, by whom, as Linux counts them in {@code /proc} (proc(5), {@code
 * stat}): where the limit of a measurement lies when all of it shares one machine.
 *
 * @param verbs processes that were started here and have ended
 * @param sandbox one that still runs
 * @param postgres its server with all its connections
 */
record CpuTime(double verbs, double sandbox, double postgres) {

  private static final double TICKS_PER_SECOND = 100;

  /** utime and stime, counted from behind the name of the program. */
  private static final int OWN = 11;

  /** cutime and cstime: children that have ended and were waited for. */
  private static final int CHILDREN = 13;

  /** A child of the server that lives as long as it, unlike the connection that asks. */
  private static final String LASTING_PROCESS =
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'";

  static CpuTime now(Staging staging, StandIns standIns) {
    ProcessHandle server =
        ProcessHandle.of(Math.round(staging.number(LASTING_PROCESS)))
            .flatMap(ProcessHandle::parent)
            .orElseThrow(() -> new IllegalStateException("Postgres is not on this machine"));
    double connections = server.children().mapToDouble(it -> seconds(it.pid(), OWN)).sum();
    return new CpuTime(
        seconds(ProcessHandle.current().pid(), CHILDREN),
        seconds(standIns.process().pid(), OWN),
        seconds(server.pid(), OWN) + seconds(server.pid(), CHILDREN) + connections);
  }

  CpuTime since(CpuTime before) {
    return new CpuTime(verbs - before.verbs, sandbox - before.sandbox, postgres - before.postgres);
  }

  /** As columns of a table. */
  String columns() {
    return Figure.text("%.1f | %.1f | %.1f", verbs, sandbox, postgres);
  }

  private static double seconds(long pid, int field) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS_PER_SECOND;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
