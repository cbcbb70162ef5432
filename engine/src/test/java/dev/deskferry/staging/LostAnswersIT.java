package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose answer is lost although they had their effect. */
class LostAnswersIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final Wire wire = new Wire(POSTGRES.database().pool());
  private final List<String> said = new ArrayList<>();
  private final Patience patience =
      new Patience(
          new Waits(Duration.ofMinutes(1), System::nanoTime, pause -> {}, () -> false, said::add));
  private final Database impatient =
      new Database(
          wire.pool(),
          Statements.in(Repository.stagingSchema()),
          Duration.ofMinutes(1),
          wire::pool,
          () -> {});
  private final Database database = impatient.waiting(patience);

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53100", "40P01", "25006"})
  void aQuestionIsAskedAgain(String state) {
    wire.loseNextAnswer(new SQLException("lost", state));
    assertThat(database.one("identity/read", Map.of())).isPresent();
  }

  @Test
  void whoDoesNotWaitIsToldAtOnce() {
    wire.loseNextAnswer(new SQLException("lost", "08006"));
    assertThatThrownBy(() -> impatient.one("identity/read", Map.of()))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("SQLSTATE 08006");
  }

  @Test
  void aConnectionForOthersGivesItsParametersAgain() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT ? || ?")) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      statement.setObject(1, "a");
      statement.setObject(2, "b");
      wire.loseNextAnswer(new SQLException("lost", "08006"));
      assertThat(statement.execute()).isTrue();
      try (ResultSet results = statement.getResultSet()) {
        assertThat(results.next()).isTrue();
        assertThat(results.getString(1)).isEqualTo("ab");
      }
    }
  }

  @Test
  void aConnectionForOthersKeepsWhatItHasDoneWhateverIsSaidOfTransactions() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "INSERT INTO migration.event (level, code, message) VALUES ('info', 'kept', '')")) {
        assertThat(statement.executeUpdate()).isEqualTo(1);
      }
      connection.rollback();
    }
    try (Connection connection = POSTGRES.database().pool().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FROM migration.event WHERE code = 'kept'");
        ResultSet results = statement.executeQuery()) {
      assertThat(results.next()).isTrue();
      assertThat(results.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void aMistakeInAStatementIsNotWaitedOut() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT nothing FROM nowhere")) {
      assertThatThrownBy(statement::executeQuery)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
    }
  }
}
