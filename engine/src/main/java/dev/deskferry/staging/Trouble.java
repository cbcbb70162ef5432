package dev.deskferry.staging;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state of the staging database that ends by itself or by the hand of its operator, so that
 * waiting helps. SQLSTATEs: PostgreSQL manual, appendix A.
 *
 * @param reason what is the matter, for the operator; a clause that can stand in brackets
 * @param isTurnedDown whether another statement was preferred to ours, so that it may be repeated
 *     at once
 */
record Trouble(String reason, boolean isTurnedDown) {

  /** What is waited out; empty for failures that would come again. */
  static Optional<Trouble> of(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof UnknownHostException) {
        return waitsFor("the name of its host cannot be resolved");
      }
    }
    String state = failure.getSQLState();
    if (state == null || state.isEmpty()) {
      return failure instanceof SQLTransientConnectionException
          ? waitsFor("all connections of staging.pool_size are in use")
          : Optional.empty();
    }
    return of(state);
  }

  private static Optional<Trouble> of(String state) {
    return switch (state) {
      case "57P01", "57P02", "57P05" -> waitsFor("the server ended the connection");
      case "57P03" -> waitsFor("the server is starting or stopping");
      case "53300" -> waitsFor("the server has no free connection");
      case "53100" -> waitsFor("the server's disk is full: make room there");
      case "53200" -> waitsFor("the server is out of memory");
      case "53000", "53400" -> waitsFor("the server is short of something");
      case "58030" -> waitsFor("the server cannot read or write its files");
      case "25006" -> waitsFor("the server is read-only: let it take writes again");
      case "40001", "40P01", "55P03" ->
          Optional.of(new Trouble("another statement was in the way", true));
      // The driver says this of a password that it has not got.
      case "08004" -> Optional.empty();
      default -> state.startsWith("08") ? waitsFor("no connection can be kept") : Optional.empty();
    };
  }

  private static Optional<Trouble> waitsFor(String reason) {
    return Optional.of(new Trouble(reason, false));
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }
}
