package dev.deskferry.sandbox.hubspot.file;

import dev.deskferry.sandbox.hubspot.file.StoredFile.Folder;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The files and folders of an account. To be used under the lock of the portal, but for {@link
 * #content}. What makes a duplicate is not documented; here it is the content.
 */
public final class FileManager implements AutoCloseable {

  /** Bytes a file may have on a free account; commonly quoted, not confirmed. */
  public static final long LARGEST = 20L << 20;

  private static final int LONGEST_PATH = 1_000;
  private static final long FIRST_FILE = 187_306_110_021L;
  private static final long FIRST_FOLDER = 91_044_217_003L;

  private final Clock clock;
  private final Contents contents = new Contents();
  private final Map<Long, StoredFile> files = new LinkedHashMap<>();
  private final Map<String, Set<Long>> byMd5 = new HashMap<>();
  private final Map<String, Long> byPath = new HashMap<>();
  private final Map<String, Folder> folders = new LinkedHashMap<>();
  private boolean hasExpiring;
  private long nextFile = FIRST_FILE;
  private long nextFolder = FIRST_FOLDER;

  /** An empty file manager; the clock decides which files have expired. */
  public FileManager(Clock clock) {
    this.clock = clock;
    folders.put("/", new Folder(0, "/", Instant.EPOCH));
  }

  /** All files that have not expired. */
  public List<StoredFile> files() {
    Instant now = clock.instant();
    return files.values().stream()
        .filter(file -> file.expires() == null || file.expires().isAfter(now))
        .toList();
  }

  private void put(StoredFile file) {
    delete(file.id());
    files.put(file.id(), file);
    byMd5.computeIfAbsent(file.md5(), absent -> new LinkedHashSet<>()).add(file.id());
    byPath.put(file.path(), file.id());
    hasExpiring |= file.expires() != null;
  }

  private void delete(long id) {
    StoredFile file = files.remove(id);
    if (file != null) {
      byPath.remove(file.path());
      Set<Long> same = byMd5.getOrDefault(file.md5(), Set.of());
      same.remove(id);
      if (same.isEmpty()) {
        byMd5.remove(file.md5());
      }
    }
  }

  private void dropExpired() {
    if (hasExpiring) {
      Instant now = clock.instant();
      List.copyOf(files.values()).stream()
          .filter(file -> file.expires() != null && !file.expires().isAfter(now))
          .forEach(file -> delete(file.id()));
    }
  }

  /** The file of an id. */
  public Optional<StoredFile> find(String id) {
    return Optional.ofNullable(id.matches("\\d{1,18}") ? files.get(Long.parseLong(id)) : null)
        .filter(file -> file.expires() == null || file.expires().isAfter(clock.instant()));
  }

  /**
   * The file of an id.
   *
   * @throws FaultException 404 when there is none
   */
  public StoredFile require(String id) {
    return find(id)
        .orElseThrow(() -> new FaultException(Fault.notFound("No file found with id " + id)));
  }

  /**
   * Keeps a file, or returns the one that is its duplicate where the upload asks so.
   *
   * @throws FaultException 400 when it is too large or its folder unknown, 409 when duplicates are
   *     rejected and there is one
   */
  public StoredFile upload(Upload upload, byte[] content, Instant now) {
    if (content.length > LARGEST) {
      throw new FaultException(
          Fault.validation(
              "The file has " + content.length + " bytes, more than the limit of " + LARGEST));
    }
    dropExpired();
    Folder folder = folder(upload, now);
    String md5 = Contents.md5(content);
    Optional<StoredFile> duplicate =
        byMd5.getOrDefault(md5, Set.of()).stream()
            .map(id -> Objects.requireNonNull(files.get(id)))
            .filter(file -> upload.isWholePortal() || file.folder().equals(folder))
            .findFirst();
    if (duplicate.isPresent() && upload.duplicates().equals("RETURN_EXISTING")) {
      return duplicate.get();
    }
    if (duplicate.isPresent() && upload.duplicates().equals("REJECT")) {
      throw new FaultException(
          Fault.of(409, "CONFLICT", "A duplicate file exists: " + duplicate.get().id())
              .with("fileId", List.of(Long.toString(duplicate.get().id()))));
    }
    StoredFile file = named(upload, folder, md5, content.length, now);
    contents.keep(content);
    put(file);
    return file;
  }

  private StoredFile named(Upload upload, Folder folder, String md5, long size, Instant now) {
    int dot = upload.name().lastIndexOf('.');
    String extension = dot > 0 ? upload.name().substring(dot + 1) : "";
    String base = dot > 0 ? upload.name().substring(0, dot) : upload.name();
    String name = base;
    if (upload.isOverwriting()) {
      Optional.ofNullable(byPath.get(StoredFile.path(folder, base, extension)))
          .ifPresent(id -> delete(id.longValue()));
    }
    for (int copy = 1; byPath.containsKey(StoredFile.path(folder, name, extension)); copy++) {
      name = base + "-" + copy;
    }
    long id = nextFile++;
    String access = upload.access();
    return new StoredFile(
        id, name, extension, folder, access, md5, size, now, now, upload.expires());
  }

  /** Replaces a file by one of the same id. */
  public void replace(StoredFile file) {
    put(file);
  }

  /** Replaces the content of a file, which keeps its id. */
  public StoredFile refill(StoredFile old, byte[] content, String access, Instant now) {
    StoredFile file =
        new StoredFile(
            old.id(),
            old.name(),
            old.extension(),
            old.folder(),
            access,
            contents.keep(content),
            content.length,
            old.created(),
            now,
            old.expires());
    replace(file);
    return file;
  }

  /** Deletes a file for good. */
  public void delete(StoredFile file) {
    delete(file.id());
  }

  /** The bytes of a file. */
  public byte[] content(StoredFile file) {
    return contents.read(file.md5());
  }

  /** All folders but the root. */
  public List<Folder> folders() {
    return folders.values().stream().filter(folder -> folder.id() != 0).toList();
  }

  /** A folder by id or by path. */
  public Optional<Folder> findFolder(String idOrPath) {
    String path = normal(idOrPath);
    return folders().stream()
        .filter(folder -> Long.toString(folder.id()).equals(idOrPath) || folder.path().equals(path))
        .findFirst();
  }

  /** The folder of a path; it and those above it are made when they do not exist. */
  public Folder makeFolder(String path, Instant now) {
    String normal = normal(path);
    if (normal.length() > LONGEST_PATH) {
      throw new FaultException(Fault.validation("folderPath is longer than " + LONGEST_PATH));
    }
    Folder known = folders.get(normal);
    if (known != null) {
      return known;
    }
    int slash = normal.lastIndexOf('/');
    if (slash > 0) {
      makeFolder(normal.substring(0, slash), now);
    }
    Folder folder = new Folder(nextFolder++, normal, now);
    folders.put(normal, folder);
    return folder;
  }

  /** Deletes a folder with everything in it. */
  public void deleteFolder(Folder folder) {
    String inside = folder.path() + "/";
    List.copyOf(files.values()).stream()
        .filter(file -> (file.folder().path() + "/").startsWith(inside))
        .forEach(file -> delete(file.id()));
    folders.keySet().removeIf(path -> (path + "/").startsWith(inside));
  }

  private Folder folder(Upload upload, Instant now) {
    if (!upload.folderPath().isEmpty()) {
      return makeFolder(upload.folderPath(), now);
    }
    return findFolder(upload.folderId())
        .filter(folder -> Long.toString(folder.id()).equals(upload.folderId()))
        .orElseThrow(
            () ->
                new FaultException(Fault.notFound("No folder found with id " + upload.folderId())));
  }

  private static String normal(String path) {
    String normal = ("/" + path).replaceAll("/+", "/");
    return normal.length() > 1 && normal.endsWith("/")
        ? normal.substring(0, normal.length() - 1)
        : normal;
  }

  @Override
  public void close() {
    contents.close();
  }
}
