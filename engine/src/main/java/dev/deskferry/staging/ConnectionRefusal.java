package dev.deskferry.staging;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Turns a refused connection into one sentence. SQLSTATEs: PostgreSQL manual, appendix A. */
final class ConnectionRefusal {
  private ConnectionRefusal() {}

  static StagingException explain(Access access, SQLException refusal) {
    String state = refusal.getSQLState() == null ? "" : refusal.getSQLState();
    return new StagingException(access.name() + ": " + reason(access, state, refusal));
  }

  private static String reason(Access access, String state, SQLException refusal) {
    String user = access.user().map(name -> "user " + name).orElse("the user of this system");
    return switch (state) {
      case "28P01" -> "password refused for " + user + "; correct STAGING_USER or STAGING_PASSWORD";
      case "28000" ->
          user
              + " may not connect ("
              + server(refusal)
              + "); correct STAGING_USER, or allow it in the server's pg_hba.conf";
      case "08004" -> "the server wants a password and none is given; set STAGING_PASSWORD";
      case "3D000" ->
          "there is no such database; create it (CREATE DATABASE … ENCODING 'UTF8'), or correct STAGING_URL";
      case "42501" -> user + " lacks the privilege to connect; GRANT CONNECT ON DATABASE … to it";
      case "53300" ->
          "the server has no free connection; raise max_connections there, or lower staging.pool_size";
      case "57P03" -> "the server is starting or stopping; try again when it is up";
      default ->
          network(refusal)
              .orElseGet(
                  () ->
                      server(refusal)
                          + " (SQLSTATE "
                          + (state.isEmpty() ? "none" : state)
                          + "); check STAGING_URL");
    };
  }

  private static Optional<String> network(SQLException refusal) {
    for (Throwable cause = refusal; cause != null; cause = next(cause)) {
      if (cause instanceof UnknownHostException) {
        return Optional.of("no host of that name is known; correct the host in STAGING_URL");
      } else if (cause instanceof ConnectException) {
        return Optional.of(
            "nothing accepts connections there; start Postgres, or correct host and port in STAGING_URL");
      } else if (cause instanceof SocketTimeoutException) {
        return Optional.of(
            "no answer within 10 seconds; check the host, the port and the firewall between");
      }
    }
    return Optional.empty();
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }

  private static String server(SQLException refusal) {
    if (refusal instanceof PSQLException known && known.getServerErrorMessage() != null) {
      return String.valueOf(known.getServerErrorMessage().getMessage());
    }
    // The driver's own texts may repeat the URL, and with it a password.
    return refusal.getClass().getSimpleName();
  }
}
