package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.file.StoredFile;
import dev.deskferry.sandbox.hubspot.file.StoredFile.Folder;
import dev.deskferry.sandbox.hubspot.file.Upload;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Multipart;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Route.Payload;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files: one per upload, by multipart form or from a URL. */
final class FileEndpoints {

  /** Scopes of which any lets files be read. */
  static final Set<String> READ = Set.of("files", "files.read", "files.ui_hidden.read");

  /** Scopes of which any lets files be written. */
  static final Set<String> WRITE = Set.of("files", "files.write", "files.ui_hidden.write");

  /** Scopes of which any lets files be deleted. */
  static final Set<String> DELETE = Set.of("files", "files.delete", "files.ui_hidden.write");

  private static final int PAGE_LIMIT = 100;

  private final Portal portal;
  private final SignedUrls signedUrls;
  private final UrlImports urlImports;

  FileEndpoints(Portal portal, SignedUrls signedUrls, UrlImports urlImports) {
    this.portal = portal;
    this.signedUrls = signedUrls;
    this.urlImports = urlImports;
  }

  /** Adds the endpoints; fixed paths come before those with placeholders. */
  void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    String many = "files/files";
    String one = many + "/{id}";
    String imports = many + "/import-from-url/async";
    List<Set<String>> write = List.of(WRITE);
    List<Set<String>> read = List.of(READ);
    router.add("POST", many, all, Effect.WRITES, Payload.RAW, a -> write, this::upload);
    router.add("POST", imports, all, Effect.WRITES, a -> write, this::importFromUrl);
    router.add(
        "GET", imports + "/tasks/{id}/status", all, Effect.READS, a -> read, this::importStatus);
    router.add("GET", many + "/search", all, Effect.READS, a -> read, this::search);
    router.add("GET", many + "/stat/{path*}", all, Effect.READS, a -> read, this::stat);
    router.add("GET", one, all, Effect.READS, a -> read, call -> reply(200, file(call)));
    router.add("PUT", one, all, Effect.WRITES, Payload.RAW, a -> write, this::replace);
    router.add("PATCH", one, all, Effect.WRITES, a -> write, this::update);
    List<Set<String>> delete = List.of(DELETE);
    router.add("DELETE", one, all, Effect.WRITES, a -> delete, this::delete);
    router.add("DELETE", one + "/gdpr-delete", all, Effect.WRITES, a -> delete, this::delete);
    router.add(
        "GET",
        one + "/signed-url",
        all,
        Effect.READS,
        a -> read,
        call -> signedUrls.sign(call, file(call)));
    router.add(
        "GET",
        one + "/download",
        EnumSet.of(Version.V3),
        Effect.READS,
        a -> read,
        call -> SignedUrls.content(portal.files().content(file(call))));
  }

  private record Form(List<Multipart.Part> parts) {

    Optional<Multipart.Part> part(String name) {
      return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    String text(String name) {
      return part(name).map(Multipart.Part::text).orElse("");
    }

    Multipart.Part file() {
      return part("file")
          .orElseThrow(() -> new FaultException(Fault.missingFields(List.of("file"))));
    }

    Optional<ObjectNode> options() {
      return part("options").map(part -> Call.object(Json.parse(part.content())));
    }
  }

  private Reply upload(Call call) {
    Form form = new Form(Multipart.parse(call.request()));
    Multipart.Part part = form.file();
    ObjectNode options =
        form.options()
            .orElseThrow(() -> new FaultException(Fault.missingFields(List.of("options"))));
    String name = withExtension(form.text("fileName"), part.fileName());
    Upload upload =
        Upload.read(name, form.text("folderId"), form.text("folderPath"), options, call.now());
    return reply(201, portal.files().upload(upload, part.content(), call.now()));
  }

  private static String withExtension(String asked, String own) {
    String base = own.substring(Math.max(own.lastIndexOf('/'), own.lastIndexOf('\\')) + 1);
    if (asked.isEmpty()) {
      return base.isEmpty() ? "file" : base;
    }
    int dot = base.lastIndexOf('.');
    return asked.contains(".") || dot < 0 ? asked : asked + base.substring(dot);
  }

  private Reply importFromUrl(Call call) {
    ObjectNode input = call.object();
    Typed.require(input, "access", "url");
    URI url = url(Typed.text(input, "url"));
    String last = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    Upload upload =
        Upload.read(
            withExtension(Typed.text(input, "name"), last),
            Typed.text(input, "folderId"),
            Typed.text(input, "folderPath"),
            input,
            call.now());
    String id = urlImports.start(url, upload, call.now());
    ObjectNode body = Json.object().put("id", id);
    String version = call.version().segment();
    body.putObject("links")
        .put(
            "status",
            "https://api.hubapi.com/files/"
                + version
                + "/files/import-from-url/async/tasks/"
                + id
                + "/status");
    return Json.reply(202, body);
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (isHttp && url.getHost() != null && url.getPath() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new FaultException(Fault.validation("url is no URL: " + e.getMessage()));
    }
    throw new FaultException(Fault.validation("url must begin with http or https and name a host"));
  }

  private Reply importStatus(Call call) {
    return urlImports
        .find(call.argument(0))
        .map(status -> Json.reply(200, status))
        .orElseThrow(
            () -> new FaultException(Fault.notFound("No task found with id " + call.argument(0))));
  }

  private Reply search(Call call) {
    int limit = call.limit(PAGE_LIMIT, PAGE_LIMIT);
    String after = call.request().parameter("after").orElse("0");
    if (!after.matches("\\d{1,18}")) {
      throw new FaultException(Fault.validation("Invalid query parameter after: " + after));
    }
    List<StoredFile> found =
        portal.files().files().stream()
            .filter(file -> file.id() > Long.parseLong(after))
            .filter(file -> fits(call, "name", file.name()))
            .filter(file -> fits(call, "extension", file.extension()))
            .filter(file -> fits(call, "path", file.path()))
            .filter(file -> fits(call, "fileMd5", file.md5()))
            .filter(file -> fits(call, "parentFolderIds", Long.toString(file.folder().id())))
            .filter(file -> fits(call, "ids", Long.toString(file.id())))
            .toList();
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    found.stream().limit(limit).forEach(file -> results.add(json(file)));
    if (found.size() > limit) {
      body.putObject("paging")
          .putObject("next")
          .put("after", Long.toString(found.get(limit - 1).id()));
    }
    return Json.reply(200, body);
  }

  private static boolean fits(Call call, String parameter, String actual) {
    List<String> wanted = call.list(parameter);
    return wanted.isEmpty() || wanted.contains(actual);
  }

  private Reply stat(Call call) {
    String path = "/" + call.argument(0);
    ObjectNode body = Json.object();
    Optional<StoredFile> file =
        portal.files().files().stream().filter(one -> one.path().equals(path)).findFirst();
    Optional<Folder> folder = portal.files().findFolder(path);
    if (file.isPresent()) {
      body.set("file", json(file.get()));
    } else if (folder.isPresent()) {
      body.set("folder", FolderEndpoints.json(folder.get()));
    } else {
      throw new FaultException(Fault.notFound("Nothing found at " + path));
    }
    return Json.reply(200, body);
  }

  private Reply replace(Call call) {
    StoredFile old = file(call);
    Form form = new Form(Multipart.parse(call.request()));
    ObjectNode options = form.options().orElseGet(Json::object);
    String access = Upload.access(options, old.access());
    byte[] content = form.file().content();
    return reply(200, portal.files().refill(old, content, access, call.now()));
  }

  private Reply update(Call call) {
    StoredFile old = file(call);
    ObjectNode input = call.object();
    String folderId = Typed.text(input, "parentFolderId");
    String folderPath = Typed.text(input, "parentFolderPath");
    if (!folderId.isEmpty() && !folderPath.isEmpty()) {
      throw new FaultException(
          Fault.validation("parentFolderId and parentFolderPath exclude each other"));
    }
    Folder folder = old.folder();
    if (!folderPath.isEmpty()) {
      folder = portal.files().makeFolder(folderPath, call.now());
    } else if (!folderId.isEmpty()) {
      folder =
          portal
              .files()
              .findFolder(folderId)
              .orElseThrow(
                  () -> new FaultException(Fault.notFound("No folder found: " + folderId)));
    }
    String name = Typed.text(input, "name");
    StoredFile changed =
        new StoredFile(
            old.id(),
            name.isEmpty() ? old.name() : name,
            old.extension(),
            folder,
            Upload.access(input, old.access()),
            old.md5(),
            old.size(),
            old.created(),
            call.now(),
            old.expires());
    portal.files().replace(changed);
    return reply(200, changed);
  }

  private Reply delete(Call call) {
    portal.files().delete(file(call));
    return Reply.empty(204);
  }

  private StoredFile file(Call call) {
    return portal.files().require(call.argument(0));
  }

  private ObjectNode json(StoredFile file) {
    return file.json(portal.settings().id());
  }

  private Reply reply(int status, StoredFile file) {
    return Json.reply(status, json(file));
  }
}
