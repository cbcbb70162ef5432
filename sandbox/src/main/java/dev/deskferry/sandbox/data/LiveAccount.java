package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An account that can change while it is being served, so that a second export has something to
 * find. Changes live as long as the process.
 */
public final class LiveAccount implements Account {

  private final Account original;
  private final LiveTickets tickets;
  private final TicketEvents events;
  private final Map<ObjectType, LiveRecords> records = new EnumMap<>(ObjectType.class);
  private final AttachmentIndex added = new AttachmentIndex();

  /**
   * Lays an empty overlay over an account.
   *
   * @param clock decides which closed tickets that change are archived
   */
  public LiveAccount(Account original, Clock clock) {
    this.original = original;
    this.tickets = new LiveTickets(original.tickets(), clock);
    this.events = new TicketEvents(tickets);
    for (ObjectType type : ObjectType.values()) {
      records.put(
          type,
          type == ObjectType.TICKETS
              ? tickets.records()
              : new LiveRecords(type, original.records(type)));
    }
  }

  @Override
  public Records records(ObjectType type) {
    return type == ObjectType.TICKETS ? tickets : live(type);
  }

  @Override
  public LiveTickets tickets() {
    return tickets;
  }

  /** The order of incremental exports of an object type. */
  public ChangeOrder order(ObjectType type) {
    return live(type).order();
  }

  /** The events of all tickets. */
  public TicketEvents events() {
    return events;
  }

  @Override
  public List<ObjectNode> identities(long userId) {
    return original.identities(userId);
  }

  @Override
  public List<ObjectNode> memberships(long userId) {
    LiveRecords memberships = live(ObjectType.ORGANIZATION_MEMBERSHIPS);
    List<ObjectNode> current = new ArrayList<>();
    for (ObjectNode membership : original.memberships(userId)) {
      current.add(memberships.record(memberships.indexOf(membership.path("id").asLong())));
    }
    return current;
  }

  @Override
  public Optional<ObjectNode> attachment(String token) {
    return original.attachment(token).or(() -> added.byToken(token));
  }

  @Override
  public Optional<ObjectNode> attachment(long id) {
    return original.attachment(id).or(() -> added.byId(id));
  }

  @Override
  public List<Integer> sideConversations(long ticketId) {
    return original.sideConversations(ticketId);
  }

  @Override
  public List<Staff> staff() {
    return original.staff();
  }

  /**
   * Changes one record; a ticket gets an event for it.
   *
   * @param at becomes {@code updated_at}, and {@code generated_timestamp} of a ticket
   * @param change edits the rest
   * @throws IllegalArgumentException when there is no such record
   */
  public void change(ObjectType type, long id, Instant at, Consumer<ObjectNode> change) {
    live(type)
        .change(
            id,
            record -> {
              change.accept(record);
              stamp(type, record, at);
            });
    if (type == ObjectType.TICKETS) {
      events.add(tickets.indexOf(id), at.getEpochSecond(), Audit.Kind.CHANGE, -1);
    }
  }

  /**
   * Adds one record; its id must be greater than all others of its type.
   *
   * @throws IllegalArgumentException when it is not
   */
  public void add(ObjectType type, Instant at, ObjectNode record) {
    ObjectNode stamped = record.deepCopy();
    if (!stamped.has("created_at")) {
      stamped.put("created_at", Times.iso(at.getEpochSecond()));
    }
    stamp(type, stamped, at);
    live(type).add(stamped);
    if (type == ObjectType.TICKETS) {
      events.add(tickets.size() - 1, at.getEpochSecond(), Audit.Kind.CREATION, -1);
    }
  }

  /**
   * Adds a comment to a ticket, which changes the ticket too.
   *
   * @param comment in the shape of {@code /tickets/{id}/comments}
   * @throws IllegalArgumentException when there is no such ticket
   */
  public void comment(long ticketId, Instant at, ObjectNode comment) {
    ObjectNode stamped = comment.deepCopy();
    stamped.put("created_at", Times.iso(at.getEpochSecond()));
    tickets.addComment(ticketId, stamped);
    added.addAll(stamped);
    int ticket = tickets.indexOf(ticketId);
    events.add(
        ticket, at.getEpochSecond(), Audit.Kind.COMMENT, tickets.comments(ticket).size() - 1);
    live(ObjectType.TICKETS).change(ticketId, record -> stamp(ObjectType.TICKETS, record, at));
  }

  /**
   * Blacks out the text of a comment, which changes its ticket too.
   *
   * @param ordinal position among the comments of the ticket, from 0
   * @throws IllegalArgumentException when there is no such comment
   */
  public void redact(long ticketId, int ordinal, Instant at) {
    tickets.redact(ticketId, ordinal);
    int ticket = tickets.indexOf(ticketId);
    events.add(ticket, at.getEpochSecond(), Audit.Kind.REDACTION, ordinal);
    live(ObjectType.TICKETS).change(ticketId, record -> stamp(ObjectType.TICKETS, record, at));
  }

  private static void stamp(ObjectType type, ObjectNode record, Instant at) {
    record.put("updated_at", Times.iso(at.getEpochSecond()));
    if (type == ObjectType.TICKETS) {
      record.put("generated_timestamp", at.getEpochSecond());
    }
  }

  private LiveRecords live(ObjectType type) {
    LiveRecords live = records.get(type);
    if (live == null) {
      throw new IllegalArgumentException("no records of " + type);
    }
    return live;
  }
}
