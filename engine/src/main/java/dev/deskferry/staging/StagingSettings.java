package dev.deskferry.staging;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which staging database to open.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE} of the operator's own Postgres ({@code
 *     STAGING_URL}); empty for the embedded one
 * @param user {@code STAGING_USER}; used with {@code url} only
 * @param password {@code STAGING_PASSWORD}; used with {@code url} only, never shown
 * @param directory where the embedded server keeps its data; made when missing
 * @param schemaFolder the folder {@code staging-schema}, with {@code changelog} and {@code
 *     statements}
 * @param poolSize connections at most, 1 to 200
 * @param patience how long an unanswered statement is waited for, 1 s to 24 h
 */
public record StagingSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Path directory,
    Path schemaFolder,
    int poolSize,
    Duration patience) {

  /**
   * Connections a verb uses unless told otherwise: two saturate two cores, the rest is for waiting
   * ones.
   */
  public static final int DEFAULT_POOL_SIZE = 8;

  /** Enough for a restart, a crash recovery or a fail-over. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(10);

  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

  /**
   * Checks the values that can be checked without a server.
   *
   * @throws StagingException when the pool size or the patience is out of range, or a user or
   *     password is given without a URL
   */
  public StagingSettings {
    // A container file that passes a variable on unset passes it on empty.
    url = url.filter(text -> !text.isBlank());
    user = user.filter(text -> !text.isBlank());
    password = password.filter(text -> !text.isEmpty());
    if (poolSize < 1 || poolSize > 200) {
      throw new StagingException("staging.pool_size is " + poolSize + "; expected 1 to 200");
    }
    if (patience.compareTo(SHORTEST_PATIENCE) < 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new StagingException(
          "staging.patience is " + patience.toSeconds() + "s; expected 1s to 24h");
    }
    if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
      throw new StagingException(
          "STAGING_USER or STAGING_PASSWORD is set but STAGING_URL is not; set STAGING_URL too, or unset both to use the embedded Postgres");
    }
  }

  /** With the patience of {@link #DEFAULT_PATIENCE}. */
  public StagingSettings(
      Optional<String> url,
      Optional<String> user,
      Optional<String> password,
      Path directory,
      Path schemaFolder,
      int poolSize) {
    this(url, user, password, directory, schemaFolder, poolSize, DEFAULT_PATIENCE);
  }

  /** The embedded server, its data below the home folder in {@code .deskferry/staging}. */
  public static StagingSettings embedded(Path home) {
    return new StagingSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        home.resolve(".deskferry").resolve("staging"),
        home.resolve("staging-schema"),
        DEFAULT_POOL_SIZE,
        DEFAULT_PATIENCE);
  }

  /** The operator's own Postgres. */
  public static StagingSettings external(String url, String user, String password, Path home) {
    return new StagingSettings(
        Optional.of(url),
        Optional.of(user),
        Optional.of(password),
        home.resolve(".deskferry").resolve("staging"),
        home.resolve("staging-schema"),
        DEFAULT_POOL_SIZE,
        DEFAULT_PATIENCE);
  }

  /** The same, waiting for that long. */
  public StagingSettings withPatience(Duration patience) {
    return new StagingSettings(url, user, password, directory, schemaFolder, poolSize, patience);
  }

  @Override
  public String toString() {
    return "StagingSettings["
        + (url.isPresent() ? "external" : "embedded in " + directory)
        + ", pool of "
        + poolSize
        + "]";
  }
}
