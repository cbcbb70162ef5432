package dev.deskferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A running sandbox.
 *
 * @param zendesk address of its Zendesk
 * @param hubspot address of its HubSpot
 */
record StandIns(Child process, String zendesk, String hubspot) implements AutoCloseable {

  private static final int HEAP_MEGABYTES = 6 * 1024;

  /** Starts one with a generated account; the same number of tickets gives the same account. */
  static StandIns start(Workplace place, long tickets, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--zendesk-port=0", "--hubspot-port=0", "--tickets=" + tickets));
    arguments.addAll(List.of(options));
    Child process =
        place.start(
            Child.Launch.withHeap(HEAP_MEGABYTES),
            "dev.deskferry.sandbox.SandboxCommand",
            arguments);
    Map<String, String> addresses = new TreeMap<>();
    for (String line = process.line(); !line.equals("ready"); line = process.line()) {
      String[] words = line.split(" ", 2);
      addresses.put(words[0].toLowerCase(Locale.ROOT), words[1]);
    }
    return new StandIns(
        process, addresses.getOrDefault("zendesk", ""), addresses.getOrDefault("hubspot", ""));
  }

  RequestCounts zendeskRequests() {
    return RequestCounts.read(zendesk);
  }

  RequestCounts hubspotRequests() {
    return RequestCounts.read(hubspot);
  }

  @Override
  public void close() {
    process.close();
  }
}
