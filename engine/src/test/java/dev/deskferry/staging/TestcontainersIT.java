package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.Repository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The oldest Postgres we promise to work with, from its official image. */
class TestcontainersIT {

  @Test
  void theSchemaAndItsViewsWorkOnTheOldestPromisedVersion() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers here, so Postgres 14 was not tried");
    try (PostgreSQLContainer container = new PostgreSQLContainer("postgres:14-alpine")) {
      container.start();
      StagingSettings settings =
          new StagingSettings(
              Optional.of(container.getJdbcUrl()),
              Optional.of(container.getUsername()),
              Optional.of(container.getPassword()),
              Path.of("unused"),
              Repository.stagingSchema(),
              2);
      try (Database database = StagingDatabase.open(settings)) {
        assertThat(database.query("reconcile/objects", Map.of())).isEmpty();
        assertThat(database.query("reconcile/problems", Map.of("limit_per_kind", 5))).isEmpty();
      }
    }
  }
}
