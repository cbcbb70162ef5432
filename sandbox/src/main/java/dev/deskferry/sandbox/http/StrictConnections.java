package dev.deskferry.sandbox.http;

import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Connections that answer an expectation other than {@code 100-continue} with 417 (RFC 9110,
 * section 10.1.1). Jetty 12.0 means to, but closes the connection without a word.
 */
final class StrictConnections extends HttpConnectionFactory {

  StrictConnections(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new StrictConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  private static final class StrictConnection extends HttpConnection {

    StrictConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected RequestHandler newRequestHandler() {
      return new RequestHandler() {
        @Override
        public void parsedHeader(HttpField field) {
          if (field.getHeader() == HttpHeader.EXPECT
              && !HttpHeaderValue.CONTINUE.is(field.getValue())) {
            throw new BadMessageException(HttpStatus.EXPECTATION_FAILED_417, "Unknown expectation");
          }
          super.parsedHeader(field);
        }
      };
    }
  }
}
