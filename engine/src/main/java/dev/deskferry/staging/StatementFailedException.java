package dev.deskferry.staging;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A named statement failed. The message names the statement's file, the names of its parameters,
 * the SQLSTATE and, where Postgres says so, the constraint, table and column; values appear in the
 * TRACE log only.
 */
public final class StatementFailedException extends StagingException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StatementFailedException.class);

  private final String sqlState;

  private StatementFailedException(String message, String sqlState) {
    super(message);
    this.sqlState = sqlState;
  }

  static StatementFailedException of(String file, List<String> parameters, SQLException failure) {
    LOG.trace("{} failed", file, failure);
    String state = failure.getSQLState() == null ? "unknown" : failure.getSQLState();
    String names =
        parameters.isEmpty() ? "no parameters" : "parameters " + String.join(", ", parameters);
    return new StatementFailedException(
        file + " (" + names + "): SQLSTATE " + state + describe(state, failure), state);
  }

  /** The five characters of SQLSTATE, or {@code unknown}. Source: PostgreSQL manual, appendix A. */
  public String sqlState() {
    return sqlState;
  }

  /**
   * Whether the connection or the server went away, so that nothing is known about the statement's
   * effect.
   */
  public boolean isConnectionLost() {
    return sqlState.startsWith("08") || sqlState.startsWith("57P");
  }

  private static String describe(String state, SQLException failure) {
    StringBuilder text = new StringBuilder();
    ServerErrorMessage server =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    // Class 22 and 23 texts quote the offending value, which may be a customer's data.
    if (!state.startsWith("22") && !state.startsWith("23")) {
      String found = server == null ? failure.getMessage() : server.getMessage();
      text.append(": ").append(found == null ? failure.getClass().getSimpleName() : found.strip());
    }
    if (server != null) {
      append(text, "constraint", server.getConstraint());
      append(text, "table", server.getTable());
      append(text, "column", server.getColumn());
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, String what, @org.jspecify.annotations.Nullable String name) {
    if (name != null) {
      text.append(", ").append(what).append(' ').append(name);
    }
  }
}
