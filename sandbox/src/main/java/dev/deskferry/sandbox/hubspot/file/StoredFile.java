package dev.deskferry.sandbox.hubspot.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the file manager.
 *
 * @param name without extension
 * @param extension without dot, empty for none
 * @param access such as {@code PRIVATE}
 * @param md5 of the content, in hex
 * @param size in bytes
 * @param expires when it goes for good, or null for never
 */
public record StoredFile(
    long id,
    String name,
    String extension,
    Folder folder,
    String access,
    String md5,
    long size,
    Instant created,
    Instant updated,
    @Nullable Instant expires) {

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp");
  private static final Set<String> DOCUMENTS =
      Set.of("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "rtf");

  /**
   * A folder.
   *
   * @param id 0 for the root
   * @param path with a leading slash; {@code /} for the root
   */
  public record Folder(long id, String path, Instant created) {

    /** The last part of the path. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** The path in the file manager, with a leading slash. */
  public String path() {
    return path(folder, name, extension);
  }

  /** The path that a file would have. */
  static String path(Folder folder, String name, String extension) {
    String inside = folder.path().equals("/") ? "" : folder.path();
    return inside + "/" + name + (extension.isEmpty() ? "" : "." + extension);
  }

  /** {@code IMG}, {@code DOCUMENT} or {@code OTHER}. */
  public String type() {
    String lower = extension.toLowerCase(Locale.ROOT);
    return IMAGES.contains(lower) ? "IMG" : DOCUMENTS.contains(lower) ? "DOCUMENT" : "OTHER";
  }

  /** As schema {@code File} shows it. */
  public ObjectNode json(long portalId) {
    String url =
        "https://" + portalId + ".fs1.hubspotusercontent-na1.net/hubfs/" + portalId + path();
    ObjectNode json = Json.object().put("id", Long.toString(id));
    json.put("createdAt", created.toString()).put("updatedAt", updated.toString());
    json.put("archived", false);
    if (folder.id() != 0) {
      json.put("parentFolderId", Long.toString(folder.id()));
    }
    json.put("name", name).put("path", path()).put("size", size).put("type", type());
    json.put("extension", extension).put("defaultHostingUrl", url).put("url", url);
    json.put("isUsableInContent", true).put("access", access).put("fileMd5", md5);
    json.put("sourceGroup", "CONTENT");
    return expires == null ? json : json.put("expiresAt", expires.toEpochMilli());
  }
}
