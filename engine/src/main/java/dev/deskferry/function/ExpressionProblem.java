package dev.deskferry.function;

/** An expression that cannot be compiled, or that failed for a record. */
public final class ExpressionProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  ExpressionProblem(String message, int line, int column) {
    super(message);
    this.line = Math.max(1, line);
    this.column = Math.max(1, column);
  }

  ExpressionProblem(String message, int line, int column, Throwable cause) {
    super(message, cause);
    this.line = Math.max(1, line);
    this.column = Math.max(1, column);
  }

  /** Line of the expression's text, from 1. */
  public int line() {
    return line;
  }

  /** Column of the expression's text, from 1. */
  public int column() {
    return column;
  }
}
