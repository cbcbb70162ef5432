package dev.deskferry.staging;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the staging database was asked and has not answered yet. Knows what to tell the operator
 * about that, and which questions should be dropped. Safe to call from many threads.
 */
final class OpenQuestions {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(10);
  private static final Duration GRACE_OF_A_STOP = Duration.ofSeconds(4);

  private final Waits waits;
  private final Set<Question> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

  private record Told(long since, long at) {}

  /** One statement that waits for its answer, over as many attempts as it takes. */
  static final class Question implements Consumer<Connection> {
    private final String what;
    private final long since;
    private volatile String trouble = "";
    private volatile @Nullable Connection connection;

    private Question(String what, long since) {
      this.what = what;
      this.since = since;
    }

    @Override
    public void accept(Connection used) {
      connection = used;
    }

    void failed(Trouble found) {
      connection = null;
      trouble = found.reason();
    }

    String trouble() {
      return trouble;
    }
  }

  OpenQuestions(Waits waits) {
    this.waits = waits;
  }

  Question ask(String what) {
    Question question = new Question(what, waits.nanos().getAsLong());
    open.add(question);
    return question;
  }

  /** It was answered, or given up. */
  void close(Question question) {
    open.remove(question);
  }

  Duration age(Question question) {
    return Duration.ofNanos(waits.nanos().getAsLong() - question.since);
  }

  /** Tells the operator what is due: every ten seconds of a wait, and its end. */
  void tell() {
    Question oldest = null;
    for (Question each : open) {
      if (oldest == null || each.since - oldest.since < 0) {
        oldest = each;
      }
    }
    long now = waits.nanos().getAsLong();
    Told last = told.get();
    if (oldest != null && age(oldest).compareTo(WORTH_TELLING) >= 0) {
      if (last == null || now - last.at() >= BETWEEN_TELLINGS.toNanos()) {
        told.set(new Told(last == null ? oldest.since : last.since(), now));
        waits.says().accept(sentence(oldest));
      }
    } else if (last != null) {
      told.set(null);
      Duration took = Duration.ofNanos(now - last.since());
      waits
          .says()
          .accept("the staging database answers again, after %d s".formatted(took.toSeconds()));
    }
  }

  private String sentence(Question question) {
    long seconds = age(question).toSeconds();
    return question.trouble().isEmpty()
        ? "the staging database does not answer %s since %d s; going on when it does"
            .formatted(question.what, seconds)
        : "the staging database does not answer since %d s (%s); going on when it does"
            .formatted(seconds, question.trouble());
  }

  /** Connections whose answer nobody may wait for any longer, because a stop was asked for. */
  List<Connection> overdue() {
    List<Connection> overdue = new ArrayList<>();
    if (waits.isStopping().getAsBoolean()) {
      for (Question each : open) {
        Connection used = each.connection;
        if (used != null && age(each).compareTo(GRACE_OF_A_STOP) >= 0) {
          overdue.add(used);
        }
      }
    }
    return overdue;
  }
}
