package dev.deskferry.chain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens to the processes of a crew: at random instants one of them is killed, or frozen for
 * a shorter or a longer time than the others wait for it; now and then the database server is
 * killed.
 */
final class Blows implements AutoCloseable {

  private static final String POSTGRES = "kill postgres";
  private static final int SHORT_MILLIS = 3_000;

  private final Crew crew;
  private final StagingServer staging;
  private final TortureSettings settings;
  private final Random random;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger mostKills = new AtomicInteger();
  private final ScheduledExecutorService thaws = Executors.newSingleThreadScheduledExecutor();
  private final Thread thread = new Thread(this::strike, "blows");

  private Blows(Crew crew, StagingServer staging, TortureSettings settings) {
    this.crew = crew;
    this.staging = staging;
    this.settings = settings;
    this.random = new Random(settings.seed());
  }

  /** Strikes until closed. */
  static Blows begin(Crew crew, StagingServer staging, TortureSettings settings) {
    Blows blows = new Blows(crew, staging, settings);
    blows.thread.start();
    return blows;
  }

  /** The next verb begins; it gets a share of the kills of its own. */
  void nextVerb() {
    mostKills.set(kills() + settings.killsPerVerb());
  }

  private void strike() {
    while (!isOver.get()) {
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(random.nextInt(settings.pauseMillis()) + 1));
      int dice = random.nextInt(100);
      if (isOver.get()) {
        return;
      } else if (kills() >= mostKills.get()) {
        continue;
      } else if (dice < 10 && mayKillPostgres()) {
        staging.kill();
        count(POSTGRES);
      } else {
        strikeOneOf(crew.atWork(), dice);
      }
    }
  }

  /** It is killed once for three processes at most, as it brings all of them to a halt. */
  private synchronized boolean mayKillPostgres() {
    return settings.postgres() && 4 * counts.getOrDefault(POSTGRES, 0) <= kills();
  }

  /** The verb, which plans unless a node does by now, is hit as often as all nodes together. */
  private void strikeOneOf(List<CrewPost> posts, int dice) {
    List<CrewPost> verbs = posts.stream().filter(post -> !post.name().equals("node")).toList();
    List<CrewPost> some = verbs.isEmpty() || random.nextBoolean() ? posts : verbs;
    if (!some.isEmpty()) {
      strike(some.get(random.nextInt(some.size())), dice);
    }
  }

  private void strike(CrewPost post, int dice) {
    if (dice < 60) {
      if (post.kill()) {
        count("kill " + post.name());
      }
    } else if (dice < 80) {
      freeze(post, "short", 100 + random.nextInt(SHORT_MILLIS));
    } else {
      int longest = settings.freezeSeconds() * 1_000;
      freeze(post, "long", longest - random.nextInt(longest / 4));
    }
  }

  private void freeze(CrewPost post, String kind, int millis) {
    if (post.signal("STOP")) {
      count(kind + " freeze " + post.name());
      thaws.schedule(() -> post.signal("CONT"), millis, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** How often what was done to whom. */
  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  synchronized int kills() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("kill "))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Ends it; whoever is frozen goes on. */
  @Override
  public void close() {
    isOver.set(true);
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofMinutes(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thaws.shutdownNow();
    crew.all().forEach(post -> post.signal("CONT"));
  }
}
