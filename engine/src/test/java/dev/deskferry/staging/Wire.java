package dev.deskferry.staging;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Stands between the code under test and a real pool, and loses answers when told to. */
final class Wire {
  private final DataSource real;
  private final AtomicReference<SQLException> next = new AtomicReference<>();

  Wire(DataSource real) {
    this.real = real;
  }

  /** The next statement has its effect, and then this instead of an answer. */
  void loseNextAnswer(SQLException instead) {
    next.set(instead);
  }

  /** The pool behind the wire. */
  DataSource pool() {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            method.getName().equals("getConnection")
                ? connection(real.getConnection())
                : call(real, method, arguments));
  }

  static Connection connection(InvocationHandler handler) {
    return proxy(Connection.class, handler);
  }

  private Connection connection(Connection open) {
    return connection(
        (self, method, arguments) -> {
          Object result = call(open, method, arguments);
          return result instanceof PreparedStatement statement ? statement(statement) : result;
        });
  }

  private PreparedStatement statement(PreparedStatement prepared) {
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          Object result = call(prepared, method, arguments);
          SQLException lost = method.getName().startsWith("execute") ? next.getAndSet(null) : null;
          if (lost != null) {
            throw lost;
          }
          return result;
        });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
