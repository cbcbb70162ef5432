package dev.deskferry.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database behind the back of the code under test. */
public final class Sql {

  private Sql() {}

  /** The first column of the first row. */
  public static String text(PgServer postgres, String sql) {
    return texts(postgres, sql).get(0);
  }

  /** The first column of all rows, as text. */
  public static List<String> texts(PgServer postgres, String sql) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
