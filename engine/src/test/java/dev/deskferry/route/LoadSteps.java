package dev.deskferry.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes down which steps the load routes take, in their order, as {@code bean.method} or uri. */
public final class LoadSteps {

  private static final Processor NOTHING = exchange -> {};

  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Processor> effects = new ConcurrentHashMap<>();
  private final Map<String, List<?>> parts = new ConcurrentHashMap<>();

  /** The steps so far. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  /** Gives a step an effect on the exchange. */
  void on(String step, Processor effect) {
    effects.put(step, effect);
  }

  /** Gives a step that cuts work into parts its parts. */
  void parts(String step, Object... all) {
    parts.put(step, List.of(all));
  }

  /** Takes a step. */
  void take(String step, Exchange exchange) throws Exception {
    taken.add(step);
    effects.getOrDefault(step, NOTHING).process(exchange);
  }

  /** A stand-in for one bean. */
  Bean bean(String name) {
    return new Bean(name);
  }

  /** Has every method that a load route calls. */
  public final class Bean {

    private final String name;

    private Bean(String name) {
      this.name = name;
    }

    /** The next of the step's parts; false when there are no more. */
    public boolean isOpen(Exchange exchange) throws Exception {
      take(name + ".isOpen", exchange);
      List<?> left = parts.getOrDefault(name + ".isOpen", List.of());
      parts.put(name + ".isOpen", left.subList(Math.min(1, left.size()), left.size()));
      return !left.isEmpty() && left.get(0).equals(true);
    }

    public void prepare(Exchange exchange) throws Exception {
      take(name + ".prepare", exchange);
    }

    public void read(Exchange exchange) throws Exception {
      take(name + ".read", exchange);
    }

    public void noReply(Exchange exchange) throws Exception {
      take(name + ".noReply", exchange);
    }

    public void leave(Exchange exchange) throws Exception {
      take(name + ".leave", exchange);
    }

    public void prepareOpening(Exchange exchange) throws Exception {
      take(name + ".prepareOpening", exchange);
    }

    public void begin(Exchange exchange) throws Exception {
      take(name + ".begin", exchange);
    }

    public void goOn(Exchange exchange) throws Exception {
      take(name + ".goOn", exchange);
    }

    public void prepareSettling(Exchange exchange) throws Exception {
      take(name + ".prepareSettling", exchange);
    }

    public void end(Exchange exchange) throws Exception {
      take(name + ".end", exchange);
    }

    public void lease(Exchange exchange) throws Exception {
      take(name + ".lease", exchange);
    }

    public void fail(Exchange exchange) throws Exception {
      take(name + ".fail", exchange);
    }

    public void meetPortal(Exchange exchange) throws Exception {
      take(name + ".meetPortal", exchange);
    }

    public void checkAccess(Exchange exchange) throws Exception {
      take(name + ".checkAccess", exchange);
    }

    public void provide(Exchange exchange) throws Exception {
      take(name + ".provide", exchange);
    }

    public void readOwners(Exchange exchange) throws Exception {
      take(name + ".readOwners", exchange);
    }

    public void judge(Exchange exchange) throws Exception {
      take(name + ".judge", exchange);
    }

    public void learnPortal(Exchange exchange) throws Exception {
      take(name + ".learnPortal", exchange);
    }

    public void countRecords(Exchange exchange) throws Exception {
      take(name + ".countRecords", exchange);
    }

    public void countLinks(Exchange exchange) throws Exception {
      take(name + ".countLinks", exchange);
    }

    public List<?> remaining(Exchange exchange) throws Exception {
      return cut("remaining", exchange);
    }

    public List<?> workers(Exchange exchange) throws Exception {
      return cut("workers", exchange);
    }

    public List<?> batches(Exchange exchange) throws Exception {
      return cut("batches", exchange);
    }

    public List<?> kinds(Exchange exchange) throws Exception {
      return cut("kinds", exchange);
    }

    private List<?> cut(String method, Exchange exchange) throws Exception {
      take(name + "." + method, exchange);
      return parts.getOrDefault(name + "." + method, List.of());
    }
  }
}
