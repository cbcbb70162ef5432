package dev.deskferry.mapping;

import dev.deskferry.function.CompiledExpression;
import dev.deskferry.function.ExpressionProblem;
import dev.deskferry.spec.Expression;
import dev.deskferry.spec.PathText;
import java.util.Optional;
import java.util.Set;

/**
 * What the parts of one mapping share while they are compiled. Problems go to the nodes of the
 * file.
 *
 * @param joins names of all joins
 * @param unmapped property for values without a place; empty for none
 * @param fallbackOwner e-mail address; empty for none
 */
record Compilation(Set<String> joins, String unmapped, String fallbackOwner) {

  /** Empty when the expression is wrong, which is recorded. */
  Optional<CompiledExpression> expression(Expression expression) {
    try {
      return Optional.of(CompiledExpression.compile(expression.text(), joins));
    } catch (ExpressionProblem e) {
      expression
          .source()
          .errorAt(e.line(), e.column(), "expression", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Empty when the path is wrong, which is recorded. */
  Optional<Path> path(PathText path) {
    return path(path, joins);
  }

  static Optional<Path> path(PathText path, Set<String> joins) {
    try {
      return Optional.of(Path.of(path.text(), joins));
    } catch (IllegalArgumentException e) {
      path.source().error("path", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
