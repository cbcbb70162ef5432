package dev.deskferry.sandbox.churn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on an account as its agents and customers would: changes, comments, new tickets and users,
 * merges, deletions and redactions, picked by a seed. One change at a time.
 */
public final class Churn implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Churn.class);
  private static final long FIRST_COMMENT_ID = 8_000_000_000_000_000L;
  private static final int ATTEMPTS = 50;

  private final LiveAccount account;
  private final Clock clock;
  private final Random random;
  private final Map<Change, Long> counts = new EnumMap<>(Change.class);
  private final List<Newcomer> newcomers = new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "churn");
            daemon.setDaemon(true);
            return daemon;
          });
  private long nextCommentId = FIRST_COMMENT_ID;

  /** A user whom the churn created, with the only ticket of that user. */
  private record Newcomer(long userId, long ticketId) {}

  /** Works on an account, not before {@link #start} or {@link #step}. */
  public Churn(LiveAccount account, long seed, Clock clock) {
    this.account = account;
    this.random = new Random(seed);
    this.clock = clock;
  }

  /** Makes so many changes a second until closed. */
  public void start(double perSecond) {
    long period = Math.round(1e9 / perSecond);
    thread.scheduleAtFixedRate(this::safely, period, period, TimeUnit.NANOSECONDS);
  }

  private void safely() {
    try {
      step();
    } catch (RuntimeException e) {
      LOG.error("a change of the account failed; the next one is tried", e);
    }
  }

  /** Makes one change; what it was, or {@code NONE} when the account has nothing to change. */
  public synchronized Change step() {
    Instant now = clock.instant();
    Change change = Change.pick(random);
    boolean isMade =
        switch (change) {
          case UPDATE_TICKET -> updateTicket(now);
          case CHANGE_REQUESTER -> changeRequester(now);
          case ADD_COMMENT -> addComment(now);
          case CREATE_TICKET -> createTicket(now);
          case UPDATE_USER -> updateUser(now);
          case MERGE_USERS -> mergeUsers(now);
          case MERGE_TICKETS -> mergeTickets(now);
          case DELETE_TICKET -> deleteTicket(now);
          case REDACT_COMMENT -> redactComment(now);
          case NONE -> false;
        };
    Change made = isMade ? change : Change.NONE;
    counts.merge(made, 1L, Long::sum);
    return made;
  }

  /** How often each change was made. */
  public synchronized Map<Change, Long> counts() {
    return new EnumMap<>(counts);
  }

  private boolean updateTicket(Instant now) {
    int ticket = liveTicket();
    if (ticket < 0) {
      return false;
    }
    account.change(
        ObjectType.TICKETS,
        tickets().id(ticket),
        now,
        record -> {
          record.put("priority", random.nextBoolean() ? "high" : "low");
          record.put("subject", record.path("subject").asText("") + " ⟳");
        });
    return true;
  }

  /**
   * The ticket goes to another user and to the organization of that user. Newcomers take no part:
   * theirs is one ticket, which a merge has to find.
   */
  private boolean changeRequester(Instant now) {
    int ticket = liveTicket();
    int user = activeUser();
    if (ticket < 0 || user < 0 || isNewcomer(users().id(user))) {
      return false;
    }
    long before = tickets().facts(ticket).requesterId();
    if (before == users().id(user) || isNewcomer(before)) {
      return false;
    }
    account.change(
        ObjectType.TICKETS,
        tickets().id(ticket),
        now,
        record -> {
          record.put("requester_id", users().id(user));
          record.set("organization_id", users().record(user).path("organization_id"));
        });
    return true;
  }

  private boolean isNewcomer(long userId) {
    return newcomers.stream().anyMatch(newcomer -> newcomer.userId() == userId);
  }

  private boolean addComment(Instant now) {
    int ticket = liveTicket();
    if (ticket < 0) {
      return false;
    }
    comment(tickets().id(ticket), now, "Any news? Größe, 北京 " + nextCommentId);
    return true;
  }

  private void comment(long ticketId, Instant now, String text) {
    int ticket = tickets().indexOf(ticketId);
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.put("id", nextCommentId++).put("type", "Comment");
    comment.put("author_id", tickets().facts(ticket).requesterId());
    comment.put("body", text).put("html_body", "<p>" + text + "</p>").put("plain_body", text);
    comment.put("public", random.nextInt(5) > 0);
    comment.putArray("attachments");
    comment.putObject("via").put("channel", "web");
    account.comment(ticketId, now, comment);
  }

  private boolean createTicket(Instant now) {
    int model = liveTicket();
    int user = activeUser();
    if (model < 0 || user < 0) {
      return false;
    }
    ObjectNode person = users().record(user);
    long userId = lastId(users()) + 1;
    person.put("id", userId).put("email", "newcomer" + userId + "@churn.example");
    person.put("name", "Newcomer " + userId).put("role", "end-user").putNull("external_id");
    person.putNull("organization_id").put("created_at", now.toString().substring(0, 19) + "Z");
    account.add(ObjectType.USERS, now, person);
    ObjectNode ticket = tickets().record(model);
    long ticketId = lastId(tickets()) + 1;
    ticket.put("id", ticketId).put("status", "new").put("requester_id", userId);
    ticket.put("submitter_id", userId).put("subject", "Created while reading " + ticketId);
    ticket.putNull("organization_id").putNull("problem_id").putNull("external_id");
    ticket.put("created_at", now.toString().substring(0, 19) + "Z");
    account.add(ObjectType.TICKETS, now, ticket);
    comment(ticketId, now, "First words of " + ticketId);
    newcomers.add(new Newcomer(userId, ticketId));
    return true;
  }

  private boolean updateUser(Instant now) {
    int user = activeUser();
    if (user < 0) {
      return false;
    }
    account.change(
        ObjectType.USERS,
        users().id(user),
        now,
        record -> record.put("notes", "seen " + now.getEpochSecond()));
    return true;
  }

  /** The loser's tickets go to the winner, then the loser is gone. */
  private boolean mergeUsers(Instant now) {
    int winner = activeUser();
    if (winner < 0 || newcomers.isEmpty()) {
      return false;
    }
    Newcomer loser = newcomers.remove(random.nextInt(newcomers.size()));
    long winnerId = users().id(winner);
    if (winnerId == loser.userId()) {
      return false;
    }
    account.change(
        ObjectType.TICKETS,
        loser.ticketId(),
        now,
        ticket -> ticket.put("requester_id", winnerId).put("submitter_id", winnerId));
    account.change(ObjectType.USERS, loser.userId(), now, user -> user.put("active", false));
    return true;
  }

  /** The loser gets a last comment and is closed. */
  private boolean mergeTickets(Instant now) {
    int winner = liveTicket();
    int loser = liveTicket();
    if (winner < 0 || winner == loser) {
      return false;
    }
    long winnerId = tickets().id(winner);
    long loserId = tickets().id(loser);
    comment(loserId, now, "This request was closed and merged into request #" + winnerId);
    account.change(ObjectType.TICKETS, loserId, now, ticket -> ticket.put("status", "closed"));
    comment(winnerId, now, "Request #" + loserId + " was closed and merged into this request.");
    return true;
  }

  private boolean deleteTicket(Instant now) {
    int ticket = liveTicket();
    if (ticket < 0) {
      return false;
    }
    account.change(
        ObjectType.TICKETS, tickets().id(ticket), now, record -> record.put("status", "deleted"));
    return true;
  }

  private boolean redactComment(Instant now) {
    int ticket = liveTicket();
    int comments = ticket < 0 ? 0 : tickets().comments(ticket).size();
    if (comments == 0) {
      return false;
    }
    account.redact(tickets().id(ticket), random.nextInt(comments), now);
    return true;
  }

  private int liveTicket() {
    return find(tickets(), index -> tickets().isListed(index));
  }

  private int activeUser() {
    return find(users(), index -> users().record(index).path("active").asBoolean(true));
  }

  private int find(Records records, java.util.function.IntPredicate wanted) {
    for (int attempt = 0; attempt < ATTEMPTS && records.size() > 0; attempt++) {
      int index = random.nextInt(records.size());
      if (wanted.test(index)) {
        return index;
      }
    }
    return -1;
  }

  private static long lastId(Records records) {
    return records.id(records.size() - 1);
  }

  private Tickets tickets() {
    return account.tickets();
  }

  private Records users() {
    return account.records(ObjectType.USERS);
  }

  /** Ends the work; a change under way is finished. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
