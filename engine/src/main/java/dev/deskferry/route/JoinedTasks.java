package dev.deskferry.route;

import dev.deskferry.run.Run;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;

/**
 * The bean {@code loadTasks} of a node that joined a load which another plans: takes part in every
 * task that has partitions to give, and neither begins nor ends any.
 */
public final class JoinedTasks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LoadSession session;
  private final Run run;

  JoinedTasks(LoadSession session, Run run) {
    this.session = session;
    this.run = run;
  }

  /** Object types with partitions that are free, as they come up, until the load is ending. */
  public Iterator<String> remaining() {
    return new Iterator<>() {
      private Optional<String> next = Optional.empty();

      @Override
      public boolean hasNext() {
        while (next.isEmpty() && !session.isEnding()) {
          next = free();
          if (next.isEmpty()) {
            session.pause(LOOK_AGAIN);
          }
        }
        return next.isPresent();
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the load is ending");
        }
        String objectType = next.orElseThrow();
        next = Optional.empty();
        return objectType;
      }
    };
  }

  private Optional<String> free() {
    return run.openTasks().entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Takes part in the task named by the body. */
  public void begin(Exchange exchange) {
    exchange.setProperty(LoadNames.OBJECT_TYPE, exchange.getMessage().getBody(String.class));
  }

  /** Whether the task still has a partition that is free; the planner waits for the others. */
  public boolean isOpen(Exchange exchange) {
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    return !session.isEnding() && run.openTasks().getOrDefault(objectType, false);
  }

  /** One number for each partition that is worked on at once. */
  public List<Integer> workers() {
    return IntStream.range(0, session.settings().partitions()).boxed().toList();
  }

  /** Leaves the task. */
  public void end(Exchange exchange) {
    session
        .progress()
        .done(exchange.getProperty(LoadNames.OBJECT_TYPE, String.class), "over for this node");
  }

  /** Takes what nobody planned for as the end of this node's part; a stop is no failure. */
  public void fail(Exchange exchange) {
    session.failBy(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }
}
