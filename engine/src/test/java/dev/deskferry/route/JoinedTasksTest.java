package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoinedTasksTest {

  @Test
  void routesFindTheSameMethodsWhetherTheNodePlansOrJoined() {
    assertThat(calledByRoutes(JoinedTasks.class))
        .contains("isOpen")
        .isEqualTo(calledByRoutes(LoadTasks.class));
  }

  private static Set<String> calledByRoutes(Class<?> bean) {
    return Stream.of(bean.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }
}
