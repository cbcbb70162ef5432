package dev.deskferry.staging.server;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How an embedded server is started. A server that already runs keeps what it was started with.
 *
 * @param port the port it must have; empty to keep the recorded one, or find a free one
 * @param settings lines of {@code postgresql.conf}
 */
public record ServerOptions(OptionalInt port, Map<String, String> settings) {

  /** Copies the settings. */
  public ServerOptions {
    settings = Map.copyOf(settings);
  }

  /**
   * Durable, and sized for landing millions of records: a quarter of small machines' memory, 512 MB
   * at most.
   */
  public static ServerOptions defaults() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("shared_buffers", sharedBuffersMegabytes() + "MB");
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("max_connections", "200");
    settings.put("work_mem", "32MB");
    settings.put("maintenance_work_mem", "128MB");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    return new ServerOptions(OptionalInt.empty(), settings);
  }

  /** The same with a port that must be free. */
  public ServerOptions onPort(int wanted) {
    return new ServerOptions(OptionalInt.of(wanted), settings);
  }

  /** The same with one setting more, or another value for it. */
  public ServerOptions with(String setting, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(setting, value);
    return new ServerOptions(port, all);
  }

  private static long sharedBuffersMegabytes() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() >> 20
            : 1024;
    return Math.max(64, Math.min(512, memory / 4));
  }
}
