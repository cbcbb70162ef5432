package dev.deskferry.staging.server;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens the folder it is given, prints the port and whether it found a server there, and closes
 * when its input ends.
 */
final class HoldServer {
  private HoldServer() {}

  public static void main(String[] arguments) throws IOException {
    try (EmbeddedServer server =
        EmbeddedServer.open(
            Path.of(arguments[0]), ServerOptions.defaults().with("shared_buffers", "16MB"))) {
      System.out.println(server.port() + (server.wasAdopted() ? " adopted" : " started"));
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
