package dev.deskferry.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A staging database on a Postgres of version 15 or newer. */
record Staging(String url, String user, String password) {

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** A new database with everything this one holds; nobody may be connected to this one. */
  Staging copy(String name) {
    administrate(
        "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY"
            .formatted(name, url.substring(url.lastIndexOf('/') + 1)));
    return new Staging(base() + name, user, password);
  }

  /** Removes this database. */
  void drop() {
    administrate("DROP DATABASE %s WITH (FORCE)".formatted(url.substring(base().length())));
  }

  private String base() {
    return url.substring(0, url.lastIndexOf('/') + 1);
  }

  private void administrate(String sql) {
    try (Connection connection = DriverManager.getConnection(base() + "postgres", user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one number a query gives. */
  double number(String sql) {
    return numbers("SELECT '' AS name, (" + sql + ") AS number").getOrDefault("", 0.0);
  }

  /** The rows of a query for {@code name} and {@code number}. */
  Map<String, Double> numbers(String sql) {
    Map<String, Double> numbers = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.put(rows.getString("name"), rows.getDouble("number"));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Records that are in HubSpot, by the object type they became. */
  Map<String, Double> loadedByTarget() {
    return numbers(
        "SELECT target AS name, count(*) AS number FROM migration.delivery WHERE state = 'loaded' GROUP BY target");
  }

  /** Records that are in HubSpot. */
  double loaded() {
    return number("SELECT count(*) FROM migration.delivery WHERE state = 'loaded'");
  }
}
