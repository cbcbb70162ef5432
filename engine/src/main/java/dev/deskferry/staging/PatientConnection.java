package dev.deskferry.staging;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection for callers that know nothing of waiting, such as camel-jdbc: each statement is a
 * transaction by itself, and is asked with {@link Patience} on as many real connections as that
 * takes. Turning autocommit off, commit and rollback have therefore no effect. For one thread.
 */
final class PatientConnection implements InvocationHandler {
  private static final Set<String> OF_TRANSACTIONS = Set.of("setAutoCommit", "commit", "rollback");

  private final DataSource pool;
  private final Patience patience;
  private final UnaryOperator<String> naming;
  private @Nullable Connection real;

  private PatientConnection(DataSource pool, Patience patience, UnaryOperator<String> naming) {
    this.pool = pool;
    this.patience = patience;
    this.naming = naming;
  }

  /**
   * A source of such connections.
   *
   * @param naming from the text of a statement to what the operator knows it by
   */
  static DataSource source(DataSource pool, Patience patience, UnaryOperator<String> naming) {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            method.getName().equals("getConnection")
                ? proxy(Connection.class, new PatientConnection(pool, patience, naming))
                : call(pool, method, arguments));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (OF_TRANSACTIONS.contains(name)) {
      return null;
    }
    if (name.equals("getAutoCommit")) {
      return true;
    }
    if (name.equals("close")) {
      letGo();
      return null;
    }
    if (Statement.class.isAssignableFrom(method.getReturnType())) {
      String what = arguments == null ? "a statement" : naming.apply(String.valueOf(arguments[0]));
      return proxy(
          method.getReturnType(),
          new PatientStatement(what, () -> call(real(), method, arguments)));
    }
    return asked("a connection", () -> call(real(), method, arguments));
  }

  private Connection real() throws SQLException {
    if (real == null) {
      real = pool.getConnection();
    }
    return real;
  }

  private void letGo() throws SQLException {
    Connection used = real;
    real = null;
    if (used != null) {
      used.close();
    }
  }

  private @Nullable Object asked(String what, Sent sent) throws SQLException {
    return patience.ask(what, using -> Optional.ofNullable(attempt(using, sent))).orElse(null);
  }

  private @Nullable Object attempt(Consumer<Connection> using, Sent sent) throws SQLException {
    try {
      using.accept(real());
      return sent.send();
    } catch (SQLException e) {
      try {
        letGo();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  @FunctionalInterface
  private interface Sent {
    @Nullable Object send() throws SQLException;
  }

  /** Remembers what it was given, to give it to the next real statement too. */
  private final class PatientStatement implements InvocationHandler {
    private final String what;
    private final Sent preparation;
    private final List<Sent> given = new ArrayList<>();
    private @Nullable Object prepared;
    private @Nullable Connection preparedOn;

    PatientStatement(String what, Sent preparation) {
      this.what = what;
      this.preparation = preparation;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      boolean isGiving =
          name.startsWith("set") || name.startsWith("clear") || name.equals("addBatch");
      if (isGiving) {
        Sent gift = () -> call(known(), method, arguments);
        given.add(gift);
        return prepared == null ? null : gift.send();
      }
      if (name.startsWith("execute") || name.equals("getParameterMetaData")) {
        return asked(what, () -> call(ready(), method, arguments));
      }
      if (prepared == null) {
        return name.equals("isClosed") ? false : null;
      }
      return call(prepared, method, arguments);
    }

    private Object ready() throws SQLException {
      if (prepared == null || preparedOn != real) {
        prepared = preparation.send();
        preparedOn = real;
        for (Sent gift : given) {
          gift.send();
        }
      }
      return known();
    }

    private Object known() {
      return Objects.requireNonNull(prepared);
    }
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PatientConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
