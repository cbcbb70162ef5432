package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "08006, no connection can be kept",
    "08001, no connection can be kept",
    "57P01, the server ended the connection",
    "57P03, the server is starting or stopping",
    "53300, the server has no free connection",
    "53100, the server's disk is full: make room there",
    "53200, the server is out of memory",
    "58030, the server cannot read or write its files",
    "25006, the server is read-only: let it take writes again",
    "40P01, another statement was in the way",
    "40001, another statement was in the way"
  })
  void whatPassesIsWaitedOut(String state, String reason) {
    assertThat(Trouble.of(new SQLException("text", state)).orElseThrow().reason())
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"28P01", "3D000", "42501", "42P01", "23505", "22P02", "57014", "XX000", "08004"})
  void whatWouldComeAgainIsNot(String state) {
    assertThat(Trouble.of(new SQLException("text", state))).isEmpty();
  }

  @Test
  void onlyWhoLostToAnotherStatementMayAskAgainAtOnce() {
    assertThat(Trouble.of(new SQLException("", "40P01")).orElseThrow().isTurnedDown()).isTrue();
    assertThat(Trouble.of(new SQLException("", "08006")).orElseThrow().isTurnedDown()).isFalse();
  }

  @Test
  void anUnknownHostAndAnExhaustedPoolAreToldApart() {
    SQLException unresolved =
        new SQLException("text", "08001", new UnknownHostException("db.example"));
    assertThat(Trouble.of(unresolved).orElseThrow().reason())
        .isEqualTo("the name of its host cannot be resolved");
    assertThat(Trouble.of(new SQLTransientConnectionException("timed out")).orElseThrow().reason())
        .isEqualTo("all connections of staging.pool_size are in use");
    assertThat(Trouble.of(new SQLException("HikariDataSource has been closed."))).isEmpty();
  }
}
