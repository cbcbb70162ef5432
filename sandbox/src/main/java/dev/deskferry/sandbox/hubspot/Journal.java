package dev.deskferry.sandbox.hubspot;

import dev.deskferry.sandbox.http.Request;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Every write a stand-in was asked for, in the order in which it was applied. Applying them again
 * in that order makes the same account with the same ids, so an account outlives its process, even
 * a killed one: an entry that was cut off at the end of the file was never answered and is dropped.
 */
final class Journal implements AutoCloseable {

  private static final int LONGEST_ENTRY = 256 << 20;
  private static final byte[] HEADER = "deskferry-sandbox-1\n".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a journal, a new one when the file is missing, and hands over what it holds.
   *
   * @param apply takes the time of a write and its request, which has neither headers nor key
   * @throws UncheckedIOException when the file cannot be used or is something else; it is then left
   *     as it is
   */
  static Journal open(Path file, BiConsumer<Instant, Request> apply) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      long end = Files.exists(file) ? replay(file, apply) : 0;
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(end).position(end);
      Journal journal = new Journal(file, channel);
      if (end == 0) {
        journal.write(ByteBuffer.wrap(HEADER));
      }
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the journal " + file + ": " + e.getMessage(), e);
    }
  }

  private static long replay(Path file, BiConsumer<Instant, Request> apply) throws IOException {
    long end = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      byte[] header = in.readNBytes(HEADER.length);
      requireHeader(header);
      end = header.length < HEADER.length ? 0 : HEADER.length;
      while (true) {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_ENTRY) {
          throw new IOException(
              "it is damaged at byte " + end + "; it is left as it is: delete it to begin anew");
        }
        byte[] entry = in.readNBytes(length);
        if (entry.length < length) {
          return end;
        }
        DataInputStream fields = new DataInputStream(new java.io.ByteArrayInputStream(entry));
        apply.accept(Instant.ofEpochMilli(fields.readLong()), request(fields));
        end += Integer.BYTES + length;
      }
    } catch (EOFException e) {
      return end;
    }
  }

  /** Passes what is a header or, when writing it was cut off, the beginning of one. */
  private static void requireHeader(byte[] found) throws IOException {
    if (!Arrays.equals(found, Arrays.copyOf(HEADER, found.length))) {
      throw new IOException(
          "it is no account that a sandbox kept; it is left as it is: name another file");
    }
  }

  private static Request request(DataInputStream fields) throws IOException {
    String method = fields.readUTF();
    String path = fields.readUTF();
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int left = fields.readInt(); left > 0; left--) {
      query.put(fields.readUTF(), List.of(fields.readUTF()));
    }
    return new Request(method, path, query, Map.of(), fields.readAllBytes());
  }

  /** Adds a write; called while nothing else can change the account. */
  void append(Instant when, Request request) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(request.body().length + 128);
      DataOutputStream fields = new DataOutputStream(bytes);
      fields.writeLong(when.toEpochMilli());
      fields.writeUTF(request.method());
      fields.writeUTF(request.path());
      fields.writeInt(request.query().size());
      for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
        fields.writeUTF(parameter.getKey());
        fields.writeUTF(parameter.getValue().get(0));
      }
      fields.write(request.body());
      ByteBuffer entry = ByteBuffer.allocate(Integer.BYTES + bytes.size());
      entry.putInt(bytes.size()).put(bytes.toByteArray()).flip();
      write(entry);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal " + file, e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal " + file, e);
    }
  }
}
