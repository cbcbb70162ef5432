package dev.deskferry.route;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does independent things at the same time. */
final class AtOnce {

  private AtOnce() {}

  /**
   * What became of each, in their order, when all have ended.
   *
   * @param most how many at a time, 1 or more
   * @throws RuntimeException what the first of them failed by, in their order
   */
  static <T, R> List<R> map(int most, List<T> things, Function<T, R> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(most, things.size())));
    try {
      List<CompletableFuture<R>> parts =
          things.stream()
              .map(thing -> CompletableFuture.supplyAsync(() -> work.apply(thing), threads))
              .toList();
      CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
          .handle((done, failure) -> done)
          .join();
      return parts.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }
}
