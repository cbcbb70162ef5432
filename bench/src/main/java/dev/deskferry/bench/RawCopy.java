package dev.deskferry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What Postgres can do at most here: the staged rows of one object type again, by binary COPY with
 * their key.
 */
final class RawCopy {

  private static final String COLUMNS =
      "object_type, source_id, parent_id, payload, payload_hash, source_version, deleted, landed_at, changed_at, run_id";

  private RawCopy() {}

  /** Rows a second over one connection; the rows are in the page cache, encoded beforehand. */
  static double rowsPerSecond(String url, String user, String password, String objectType) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      Path rows = Files.createTempFile("deskferry-copy-", ".bin");
      try {
        statement.execute("DROP TABLE IF EXISTS public.raw_copy");
        statement.execute("CREATE TABLE public.raw_copy (LIKE staging.record INCLUDING STORAGE)");
        statement.execute("ALTER TABLE public.raw_copy ADD PRIMARY KEY (object_type, source_id)");
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (OutputStream out = Files.newOutputStream(rows)) {
          postgres
              .getCopyAPI()
              .copyOut(
                  "COPY (SELECT %s FROM staging.record WHERE object_type = '%s') TO STDOUT BINARY"
                      .formatted(COLUMNS, objectType),
                  out);
        }
        long begin = System.nanoTime();
        long count;
        try (InputStream in = Files.newInputStream(rows)) {
          count =
              postgres
                  .getCopyAPI()
                  .copyIn("COPY public.raw_copy (%s) FROM STDIN BINARY".formatted(COLUMNS), in);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        statement.execute("DROP TABLE public.raw_copy");
        return count / seconds;
      } finally {
        Files.delete(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
