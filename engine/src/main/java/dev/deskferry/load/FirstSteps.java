package dev.deskferry.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** With which requests a conversation begins. */
final class FirstSteps {

  private FirstSteps() {}

  static List<Step> of(BatchConversation conversation, List<PlannedRecord> batch) {
    List<Step> steps = new ArrayList<>();
    List<PlannedRecord> creations = withStep(batch, PlannedRecord.Step.CREATE);
    creations.forEach(conversation::mayCreate);
    waves(creations, FirstSteps::email)
        .forEach(wave -> steps.add(new CreateStep(conversation, wave)));
    List<PlannedRecord> unresolved = withStep(batch, PlannedRecord.Step.RESOLVE);
    if (!unresolved.isEmpty()) {
      steps.add(LookupStep.of(conversation, unresolved, LookupStep.Found.OF_AN_EARLIER_RUN));
    }
    List<PlannedRecord> lost = withStep(batch, PlannedRecord.Step.FIND);
    if (!lost.isEmpty()) {
      steps.add(LookupStep.of(conversation, lost, LookupStep.Found.LEFT_BEHIND));
    }
    List<PlannedRecord> updates = withStep(batch, PlannedRecord.Step.UPDATE);
    steps.addAll(UnlinkStep.of(conversation, updates));
    steps.addAll(UpdateStep.first(conversation, updates));
    return steps;
  }

  /** HubSpot compares addresses in lower case; empty for records without one. */
  static String email(PlannedRecord record) {
    return record.properties().getOrDefault("email", "").toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Splits so that no identity occurs twice in a wave; the empty identity never clashes. Keeps the
   * order.
   */
  static <T> List<List<T>> waves(List<T> all, Function<T, String> identity) {
    List<List<T>> waves = new ArrayList<>();
    List<T> rest = all;
    while (!rest.isEmpty()) {
      Set<String> seen = new HashSet<>();
      Map<Boolean, List<T>> split = new LinkedHashMap<>();
      for (T one : rest) {
        String id = identity.apply(one);
        boolean fits = id.isEmpty() || seen.add(id);
        split.computeIfAbsent(fits, it -> new ArrayList<>()).add(one);
      }
      waves.add(split.getOrDefault(true, List.of()));
      rest = split.getOrDefault(false, List.of());
    }
    return waves;
  }

  private static List<PlannedRecord> withStep(List<PlannedRecord> batch, PlannedRecord.Step step) {
    return batch.stream().filter(record -> record.step() == step).toList();
  }
}
