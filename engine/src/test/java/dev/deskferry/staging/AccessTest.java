package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example.com:5433/ferry, STAGING_URL (db.example.com:5433/ferry)",
    "'jdbc:postgresql://a:1,b:2/ferry?password=secret&ssl=true', 'STAGING_URL (a:1,b:2/ferry)'",
    "jdbc:postgresql:ferry, STAGING_URL (localhost/ferry)"
  })
  void speaksOfHostAndDatabaseOnly(String url, String name) {
    assertThat(external(url).toString()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://ferry:secret@db/ferry, STAGING_URL begins with postgres://; expected jdbc:postgresql://HOST:PORT/DATABASE",
    "jdbc:mysql://db/ferry?password=secret, STAGING_URL begins with jdbc:mysql://; expected jdbc:postgresql://HOST:PORT/DATABASE",
    "secret, STAGING_URL begins with no scheme; expected jdbc:postgresql://HOST:PORT/DATABASE",
    "jdbc:postgresql://ferry:secret@db/ferry, STAGING_URL holds a user before its host; expected jdbc:postgresql://HOST:PORT/DATABASE",
    "jdbc:postgresql://db:5432/, STAGING_URL names no database; expected jdbc:postgresql://HOST:PORT/DATABASE",
    "jdbc:postgresql://db:5432, STAGING_URL names no database; expected jdbc:postgresql://HOST:PORT/DATABASE"
  })
  void refusesOtherUrlsWithoutRepeatingThem(String url, String message) {
    assertThatThrownBy(() -> external(url))
        .isInstanceOf(StagingException.class)
        .hasMessage(message + ", with STAGING_USER and STAGING_PASSWORD beside it");
  }

  @Test
  void saysWhatAServerLacks() {
    assertThat(
            Requirements.unmet(
                new Requirements.Found(
                    130014, "13.14", "UTF8", false, true, "ferry", "staging", 0)))
        .hasValue("is Postgres 13.14; expected 14 or newer: choose another server");
    assertThat(
            Requirements.unmet(
                new Requirements.Found(
                    140000, "14.0", "SQL_ASCII", false, true, "ferry", "staging", 0)))
        .hasValue(
            "has the encoding SQL_ASCII; expected UTF8: create the database with ENCODING 'UTF8' TEMPLATE template0");
    assertThat(
            Requirements.unmet(
                new Requirements.Found(140000, "14.0", "UTF8", true, true, "ferry", "staging", 0)))
        .hasValue("is a standby that takes no writes; point STAGING_URL at the primary");
    assertThat(
            Requirements.unmet(
                new Requirements.Found(
                    140000, "14.0", "UTF8", false, false, "ferry", "staging", 1)))
        .hasValue("user ferry may not create schemas; GRANT CREATE ON DATABASE staging TO ferry");
    assertThat(
            Requirements.unmet(
                new Requirements.Found(
                    140000, "14.0", "UTF8", false, false, "ferry", "staging", 0)))
        .isEmpty();
  }

  private static Access external(String url) {
    return Access.external(url, Optional.empty(), Optional.empty());
  }
}
