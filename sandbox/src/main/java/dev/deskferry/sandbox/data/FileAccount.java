package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account read from a folder of JSON-lines files in the shapes of the API: one file per object
 * type ({@code tickets.jsonl} and so on), {@code identities.jsonl}, and {@code
 * ticket_comments.jsonl} whose lines carry a {@code ticket_id}. Missing files mean none; unknown
 * keys are kept and served.
 */
public final class FileAccount implements Account {

  private final Map<ObjectType, Records> records;
  private final FileTickets tickets;
  private final Map<Long, List<ObjectNode>> identities;
  private final Map<Long, List<ObjectNode>> memberships;
  private final List<Staff> staff;
  private final Map<Long, List<Integer>> sideConversations = new HashMap<>();
  private final AttachmentIndex attachments;

  private FileAccount(
      Map<ObjectType, Records> records,
      FileTickets tickets,
      Map<Long, List<ObjectNode>> identities,
      Map<Long, List<ObjectNode>> memberships,
      List<Staff> staff,
      AttachmentIndex attachments) {
    this.attachments = attachments;
    this.records = records;
    this.tickets = tickets;
    this.identities = identities;
    this.memberships = memberships;
    this.staff = staff;
    Records conversations = records(ObjectType.SIDE_CONVERSATIONS);
    for (int index = 0; index < conversations.size(); index++) {
      long ticket = conversations.record(index).path("ticket_id").asLong();
      sideConversations.computeIfAbsent(ticket, absent -> new ArrayList<>()).add(index);
    }
  }

  /**
   * Reads a folder.
   *
   * @param clock decides which closed tickets are archived
   * @throws DataFileException when the folder is not there or lines are wrong; names file and line
   */
  public static FileAccount read(Path directory, Clock clock) {
    if (!Files.isDirectory(directory)) {
      throw new DataFileException(
          directory + ": there is no such folder; expected one with tickets.jsonl, users.jsonl …");
    }
    JsonLines reader = new JsonLines();
    Map<ObjectType, List<JsonLines.Line>> lines = new EnumMap<>(ObjectType.class);
    for (ObjectType type : ObjectType.values()) {
      lines.put(type, reader.read(directory, type.plural(), type.textKey()));
    }
    List<JsonLines.Line> users = lines.getOrDefault(ObjectType.USERS, List.of());
    List<JsonLines.Line> ticketLines = lines.getOrDefault(ObjectType.TICKETS, List.of());
    List<JsonLines.Line> identityLines = reader.read(directory, "identities");
    List<JsonLines.Line> commentLines = reader.read(directory, "ticket_comments");
    requireParents(reader, identityLines, "user_id", users, "users.jsonl");
    requireParents(reader, commentLines, "ticket_id", ticketLines, "tickets.jsonl");
    reader.throwIfProblems();

    List<Staff> staff = staff(users);
    Set<Long> staffIds = staff.stream().map(Staff::id).collect(Collectors.toSet());
    Map<ObjectType, Records> records = new EnumMap<>(ObjectType.class);
    lines.forEach(
        (type, list) -> {
          if (type != ObjectType.TICKETS) {
            records.put(type, new FileRecords(type, list));
          }
        });
    long now = clock.instant().getEpochSecond();
    return new FileAccount(
        records,
        new FileTickets(ticketLines, commentLines, staffIds, now),
        byUser(identityLines),
        byUser(lines.getOrDefault(ObjectType.ORGANIZATION_MEMBERSHIPS, List.of())),
        staff,
        AttachmentIndex.of(
            commentLines, lines.getOrDefault(ObjectType.ARTICLE_ATTACHMENTS, List.of())));
  }

  private static void requireParents(
      JsonLines reader,
      List<JsonLines.Line> children,
      String key,
      List<JsonLines.Line> parents,
      String file) {
    Set<Long> known = parents.stream().map(JsonLines.Line::id).collect(Collectors.toSet());
    for (JsonLines.Line child : children) {
      JsonNode parent = child.record().path(key);
      if (!parent.isIntegralNumber()) {
        reader.problem(child, "expected a whole number in \"" + key + "\"");
      } else if (!known.contains(parent.asLong())) {
        reader.problem(child, key + " " + parent.asLong() + " is not in " + file);
      }
    }
  }

  private static List<Staff> staff(List<JsonLines.Line> users) {
    List<Staff> staff = new ArrayList<>();
    for (JsonLines.Line line : users) {
      JsonNode user = line.record();
      String role = user.path("role").asText("end-user");
      if (!role.equals("end-user")) {
        boolean isActive =
            user.path("active").asBoolean(true) && !user.path("suspended").asBoolean(false);
        staff.add(
            new Staff(
                line.id(),
                user.path("name").asText(""),
                user.path("email").asText(""),
                role,
                isActive));
      }
    }
    return staff;
  }

  private static Map<Long, List<ObjectNode>> byUser(List<JsonLines.Line> lines) {
    Map<Long, List<ObjectNode>> byUser = new HashMap<>();
    for (JsonLines.Line line : lines) {
      long user = line.record().path("user_id").asLong();
      byUser.computeIfAbsent(user, absent -> new ArrayList<>()).add(line.record());
    }
    return byUser;
  }

  @Override
  public Records records(ObjectType type) {
    if (type == ObjectType.TICKETS) {
      return tickets;
    }
    Records found = records.get(type);
    return found != null ? found : new ListRecords(type, List.of());
  }

  @Override
  public Tickets tickets() {
    return tickets;
  }

  @Override
  public List<ObjectNode> identities(long userId) {
    return copies(identities.getOrDefault(userId, List.of()));
  }

  @Override
  public List<ObjectNode> memberships(long userId) {
    return copies(memberships.getOrDefault(userId, List.of()));
  }

  @Override
  public Optional<ObjectNode> attachment(String token) {
    return attachments.byToken(token);
  }

  @Override
  public Optional<ObjectNode> attachment(long id) {
    return attachments.byId(id);
  }

  @Override
  public List<Integer> sideConversations(long ticketId) {
    return sideConversations.getOrDefault(ticketId, List.of());
  }

  @Override
  public List<Staff> staff() {
    return staff;
  }

  private static List<ObjectNode> copies(List<ObjectNode> nodes) {
    return nodes.stream().map(ObjectNode::deepCopy).toList();
  }
}
