package dev.deskferry.route;

import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;

/**
 * The bean {@code loadTasks} of routes {@code load-run} and {@code load-task}: which object types
 * are loaded, into which partitions each is cut, how each ends. For one task at a time.
 */
public final class LoadTasks {

  private final LoadSession session;
  private final Run run;
  private final Set<String> only;

  /**
   * @param only object types asked for; empty for all
   */
  LoadTasks(LoadSession session, Run run, Set<String> only) {
    this.session = session;
    this.run = run;
    this.only = Set.copyOf(only);
  }

  /** Object types to load in their order, without those that a resumed run has done. */
  public List<String> remaining() {
    return session.mappings().loadOrder(only).stream()
        .filter(objectType -> run.tasks().get(objectType) != WorkState.DONE)
        .toList();
  }

  /**
   * Begins the task named by the body and cuts it into partitions, unless the run has cut it
   * before.
   */
  public void begin(Exchange exchange) {
    String objectType = exchange.getMessage().getBody(String.class);
    exchange.setProperty(LoadNames.OBJECT_TYPE, objectType);
    if (session.isEnding()) {
      return;
    }
    run.startTask(objectType);
    long total = stagedCount(objectType);
    session.progress().task(objectType, "load", OptionalLong.of(total));
    run.cutTask(objectType, LoadRange.KEYS, session.settings().partitionSize(total));
  }

  /**
   * Whether the task has partitions that nobody is done with: a worker may end early, when its
   * lease went to another in the middle of something.
   */
  public boolean isOpen(Exchange exchange) {
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    return !session.isEnding() && run.openTasks().containsKey(objectType);
  }

  /** One number for each partition that is worked on at once. */
  public List<Integer> workers() {
    return IntStream.range(0, session.settings().partitions()).boxed().toList();
  }

  /** Ends the task; a stop leaves it to be resumed. */
  public void end(Exchange exchange) {
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    Optional<String> failure = Optional.ofNullable(session.failure().get());
    if (failure.isPresent()) {
      run.finishTask(objectType, WorkState.FAILED, failure.get());
      session.progress().done(objectType, "failed");
    } else if (session.stop().isRequested()) {
      session.progress().done(objectType, "interrupted");
    } else {
      session
          .database()
          .update("load/close-abandoned", Map.of("object_type", objectType, "is_asked", false));
      run.finishTask(objectType, WorkState.DONE, "");
      session.progress().done(objectType, "done");
    }
  }

  /** Takes what nobody planned for as the end of the load; a stop is no failure. */
  public void fail(Exchange exchange) {
    session.failBy(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  private long stagedCount(String objectType) {
    Map<String, Object> parameters =
        new HashMap<>(LoadRange.of(session.settings().lane().part(objectType)));
    parameters.put("object_type", objectType);
    return session
        .database()
        .one("load/staged-count", parameters)
        .map(row -> row.number("record_count"))
        .orElse(0L);
  }
}
