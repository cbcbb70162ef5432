package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tickets and comments with the changes that were made since the stand-in started. */
public final class LiveTickets implements Tickets {

  private final Tickets original;
  private final LiveRecords records;
  private final Clock clock;
  private final Map<Integer, List<ObjectNode>> addedComments = new ConcurrentHashMap<>();
  private final Set<Place> redacted = ConcurrentHashMap.newKeySet();

  private record Place(int ticket, int ordinal) {}

  /**
   * Lays an empty overlay over tickets.
   *
   * @param clock decides which closed tickets that change are archived
   */
  public LiveTickets(Tickets original, Clock clock) {
    this.original = original;
    this.records = new LiveRecords(ObjectType.TICKETS, original);
    this.clock = clock;
  }

  /** The tickets alone, for changing them. */
  public LiveRecords records() {
    return records;
  }

  /**
   * Adds a comment behind all others of its ticket.
   *
   * @param comment in the shape of {@code /tickets/{id}/comments}
   * @throws IllegalArgumentException when there is no such ticket
   */
  public void addComment(long ticketId, ObjectNode comment) {
    int index = indexOf(ticketId);
    if (index < 0) {
      throw new IllegalArgumentException("no ticket " + ticketId);
    }
    addedComments
        .computeIfAbsent(index, absent -> new CopyOnWriteArrayList<>())
        .add(comment.deepCopy());
  }

  /**
   * Blacks out the text of a comment.
   *
   * @throws IllegalArgumentException when there is no such comment
   */
  public void redact(long ticketId, int ordinal) {
    int index = indexOf(ticketId);
    if (index < 0 || ordinal < 0 || ordinal >= comments(index).size()) {
      throw new IllegalArgumentException("no comment " + ordinal + " of ticket " + ticketId);
    }
    redacted.add(new Place(index, ordinal));
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public long id(int index) {
    return records.id(index);
  }

  @Override
  public long changedAt(int index) {
    return records.changedAt(index);
  }

  @Override
  public boolean isListed(int index) {
    TicketFacts facts = facts(index);
    return !facts.isDeleted() && !facts.isArchived();
  }

  @Override
  public ObjectNode record(int index) {
    return records.record(index);
  }

  @Override
  public TicketFacts facts(int index) {
    ObjectNode over = records.overlay(index);
    return over == null
        ? original.facts(index)
        : TicketFacts.of(over, clock.instant().getEpochSecond());
  }

  @Override
  public List<CommentFacts> comments(int index) {
    List<CommentFacts> first = index < original.size() ? original.comments(index) : List.of();
    List<ObjectNode> more = addedComments.get(index);
    if (more == null) {
      return first;
    }
    List<CommentFacts> all = new ArrayList<>(first);
    long requester = facts(index).requesterId();
    for (ObjectNode comment : more) {
      all.add(CommentFacts.of(comment, comment.path("author_id").asLong() != requester));
    }
    return all;
  }

  /** The comments a ticket had at the start. */
  List<CommentFacts> originalComments(int index) {
    return index < original.size() ? original.comments(index) : List.of();
  }

  /** The ticket as it was at the start. */
  TicketFacts originalFacts(int index) {
    return original.facts(index);
  }

  /** How many tickets there were at the start. */
  int originalSize() {
    return original.size();
  }

  @Override
  public long auditBase(int index) {
    return original.auditBase(index);
  }

  @Override
  public ObjectNode comment(int index, int ordinal) {
    int first = originalComments(index).size();
    ObjectNode comment =
        ordinal < first ? original.comment(index, ordinal) : added(index, ordinal - first);
    if (redacted.contains(new Place(index, ordinal))) {
      for (String text : List.of("body", "plain_body", "html_body")) {
        comment.put(text, "▇".repeat(Math.min(40, comment.path(text).asText("").length())));
      }
    }
    return comment;
  }

  @Override
  public ObjectNode commentAsWritten(int index, int ordinal) {
    int first = originalComments(index).size();
    return ordinal < first
        ? original.commentAsWritten(index, ordinal)
        : added(index, ordinal - first);
  }

  private ObjectNode added(int index, int ordinal) {
    return addedComments.getOrDefault(index, List.of()).get(ordinal).deepCopy();
  }
}
