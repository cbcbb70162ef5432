package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskferry.spec.Otherwise;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerRuleTest {

  @Test
  void anUnknownOwnerIsNamedForThoseWhoCountAndNotForThoseWhoRead() {
    for (Otherwise otherwise :
        new Otherwise[] {new Otherwise.FallbackOwner(), new Otherwise.Drop()}) {
      MappingRun run =
          new MappingRun(
              new StagedRecord("tickets", "1", JsonNodeFactory.instance.objectNode(), Map.of()),
              Map.of(),
              email -> Optional.empty());
      OwnerRule rule =
          new OwnerRule("", new Refusal("hubspot_owner_id", "assignee", "", otherwise));

      assertThat(rule.apply(run, "Gone@example.org")).isNull();

      Finding told = run.warnings().get(0);
      assertThat(told.code()).isEqualTo("unknown-owner");
      assertThat(told.about()).isEqualTo("gone@example.org");
      assertThat(told.toString()).doesNotContain("@");
    }
  }
}
