package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.file.StoredFile.Folder;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.List;
import java.util.Set;

/** Folders of the file manager. */
final class FolderEndpoints {

  private final Portal portal;

  FolderEndpoints(Portal portal) {
    this.portal = portal;
  }

  /** Adds the endpoints. */
  void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    String many = "files/folders";
    String one = many + "/{idOrPath*}";
    List<Set<String>> read = List.of(FileEndpoints.READ);
    router.add("POST", many, all, Effect.WRITES, a -> List.of(FileEndpoints.WRITE), this::create);
    router.add("GET", many + "/search", all, Effect.READS, a -> read, this::list);
    router.add(
        "GET", one, all, Effect.READS, a -> read, call -> Json.reply(200, json(folder(call))));
    router.add("DELETE", one, all, Effect.WRITES, a -> List.of(FileEndpoints.DELETE), this::delete);
  }

  private Reply create(Call call) {
    ObjectNode input = call.object();
    Typed.require(input, "name");
    String parentId = Typed.text(input, "parentFolderId");
    String parentPath = Typed.text(input, "parentPath");
    if (!parentId.isEmpty() && !parentPath.isEmpty()) {
      throw new FaultException(
          Fault.validation("parentFolderId and parentPath exclude each other"));
    }
    String parent = parentId.isEmpty() ? parentPath : find(parentId).path();
    Folder folder = portal.files().makeFolder(parent + "/" + Typed.text(input, "name"), call.now());
    return Json.reply(201, json(folder));
  }

  private Reply list(Call call) {
    return Json.results(portal.files().folders().stream().map(FolderEndpoints::json));
  }

  private Reply delete(Call call) {
    portal.files().deleteFolder(folder(call));
    return Reply.empty(204);
  }

  private Folder folder(Call call) {
    return find(call.argument(0));
  }

  private Folder find(String idOrPath) {
    return portal
        .files()
        .findFolder(idOrPath)
        .orElseThrow(() -> new FaultException(Fault.notFound("No folder found: " + idOrPath)));
  }

  /** As schema {@code Folder} shows it. */
  static ObjectNode json(Folder folder) {
    return Json.object()
        .put("id", Long.toString(folder.id()))
        .put("createdAt", folder.created().toString())
        .put("updatedAt", folder.created().toString())
        .put("archived", false)
        .put("name", folder.name())
        .put("path", folder.path());
  }
}
