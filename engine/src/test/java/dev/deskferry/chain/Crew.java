package dev.deskferry.chain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The posts of one migration: nodes that stay, and verbs that come and go. */
final class Crew implements AutoCloseable {

  private final CrewLog log;
  private final Map<String, String> environment;
  private final List<CrewPost> posts = new CopyOnWriteArrayList<>();

  Crew(Map<String, String> environment, CrewLog log) {
    this.environment = environment;
    this.log = log;
  }

  /** One more node, which stays. */
  void enlistNode() {
    posts.add(new CrewPost(environment, log, "node"));
  }

  /** Keeps a verb running until it has done its work, and returns what it printed last. */
  String run(Duration atMost, String... verb) {
    try (CrewPost post = new CrewPost(environment, log, verb)) {
      posts.add(post);
      boolean isDone = post.awaitDone(atMost);
      posts.remove(post);
      if (!isDone) {
        throw new AssertionError(
            "%s is not done after %s; it says:%n%s%nand the others:%n%s"
                .formatted(String.join(" ", verb), atMost, post.output(), outputs()));
      }
      return post.lastOutput();
    }
  }

  private String outputs() {
    StringBuilder all = new StringBuilder();
    posts.forEach(post -> all.append(post.name()).append(": ").append(post.output()).append('\n'));
    return all.toString();
  }

  /** Those that a blow would hit at work. */
  List<CrewPost> atWork() {
    return posts.stream().filter(CrewPost::isAtWork).toList();
  }

  List<CrewPost> all() {
    return List.copyOf(posts);
  }

  @Override
  public void close() {
    posts.forEach(CrewPost::close);
  }
}
