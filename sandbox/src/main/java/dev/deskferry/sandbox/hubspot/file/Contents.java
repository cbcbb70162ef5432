package dev.deskferry.sandbox.hubspot.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files by their MD5, each once, in a temporary folder that goes when this is closed.
 * Safe for many threads.
 */
final class Contents implements AutoCloseable {

  private @Nullable Path folder;

  /** Keeps a content and gives its MD5 in hex. */
  synchronized String keep(byte[] content) {
    String md5 = md5(content);
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("deskferry-files");
      }
      Path file = folder.resolve(md5);
      if (!Files.exists(file)) {
        Files.write(file, content);
      }
      return md5;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the content of a file", e);
    }
  }

  /** A content that was kept. */
  synchronized byte[] read(String md5) {
    try {
      return folder == null ? new byte[0] : Files.readAllBytes(folder.resolve(md5));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the content of a file", e);
    }
  }

  /** The MD5 of a content in hex. */
  static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  @Override
  public synchronized void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
      folder = null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
