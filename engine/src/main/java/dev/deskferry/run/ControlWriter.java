package dev.deskferry.run;

import dev.deskferry.staging.Database;
import java.util.HashMap;
import java.util.Map;

/** Writes down what the operator wants; every working process obeys within two seconds. */
public final class ControlWriter {

  private final Database database;
  private final String wishedBy;

  /**
   * Writes in somebody's name.
   *
   * @param wishedBy user and host
   */
  public ControlWriter(Database database, String wishedBy) {
    this.database = database;
    this.wishedBy = wishedBy;
  }

  /** No further request of that phase goes out, in runs that begin later neither. */
  public void pause(Phase phase) {
    set("pause", phase.word(), null);
  }

  /** Ends a pause; false when there was none. */
  public boolean resume(Phase phase) {
    return withdraw("pause", phase.word());
  }

  /** Ends what works for that phase now; a process that begins later is not concerned. */
  public void stop(Phase phase) {
    set("stop", phase.word(), null);
  }

  /**
   * Leaves a part of a bucket.
   *
   * @param percent 1 to 100
   */
  public void throttle(String scope, int percent) {
    set("throttle", scope, percent);
  }

  /** Ends a throttle; false when there was none. */
  public boolean unthrottle(String scope) {
    return withdraw("throttle", scope);
  }

  private void set(String wish, String scope, @org.jspecify.annotations.Nullable Integer percent) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("wish", wish);
    parameters.put("scope", scope);
    parameters.put("percent", percent);
    parameters.put("wished_by", wishedBy);
    database.update("control/set-wish", parameters);
  }

  private boolean withdraw(String wish, String scope) {
    return database.update("control/withdraw-wish", Map.of("wish", wish, "scope", scope)) > 0;
  }
}
