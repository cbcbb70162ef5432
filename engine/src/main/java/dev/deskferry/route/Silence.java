package dev.deskferry.route;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Why no reply came, or none that ended. */
final class Silence {

  private Silence() {}

  /** Whether the request cannot have left this machine. */
  static boolean isUnsent(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof ConnectTimeoutException
        || cause instanceof ConnectionRequestTimeoutException;
  }

  /** Whether a reply began and did not end; a smaller one may. */
  static boolean isCutShort(@Nullable Throwable cause) {
    return cause instanceof ConnectionClosedException
        || cause instanceof MalformedChunkCodingException
        || cause instanceof EndlessReplyException;
  }

  /** The cause in words, without addresses, since theirs may hold what nobody should read. */
  static String describe(@Nullable Throwable cause) {
    if (cause instanceof EndlessReplyException endless) {
      return String.valueOf(endless.getMessage());
    }
    if (cause instanceof UnknownHostException) {
      return "no reply, since no host of that name is known";
    }
    if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
      return "no reply, since the host cannot be reached";
    }
    if (cause instanceof ConnectionRequestTimeoutException) {
      return "no reply, since no connection became free";
    }
    if (cause instanceof ConnectException) {
      return "no reply, since nothing accepts connections there";
    }
    if (cause instanceof SocketTimeoutException) {
      return "no reply within the time allowed";
    }
    if (cause instanceof SSLException) {
      return "no reply, since TLS could not be agreed on or the certificate is not trusted";
    }
    if (cause instanceof NoHttpResponseException) {
      return "no reply, the connection was closed";
    }
    if (isCutShort(cause)) {
      return "the connection was closed in the middle of the reply";
    }
    if (cause instanceof SocketException) {
      return "no reply, the connection was cut";
    }
    return "no reply" + (cause == null ? "" : ", " + cause.getClass().getSimpleName());
  }
}
