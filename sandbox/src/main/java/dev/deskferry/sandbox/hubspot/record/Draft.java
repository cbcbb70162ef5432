package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyType;
import dev.deskferry.sandbox.hubspot.schema.ValueCheck;
import dev.deskferry.sandbox.hubspot.schema.ValueProblem;
import dev.deskferry.sandbox.hubspot.store.ValueBuilder;
import dev.deskferry.sandbox.hubspot.store.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record while it is being written: values so far, names sent, problems found. */
final class Draft {

  private final Portal portal;
  private final ObjectStore store;
  private final byte @Nullable [] before;
  private final ValueBuilder values;
  private final Instant now;
  private final Set<Integer> sentKeys = new HashSet<>();
  private final List<ValueProblem> problems = new ArrayList<>(0);

  /** A draft of a new record, or of a change when {@code before} is given. */
  Draft(Portal portal, ObjectStore store, byte @Nullable [] before, Instant now) {
    this.portal = portal;
    this.store = store;
    this.before = before;
    this.values = before == null ? new ValueBuilder() : new ValueBuilder(before);
    this.now = now;
  }

  ObjectStore store() {
    return store;
  }

  Instant now() {
    return now;
  }

  boolean isNew() {
    return before == null;
  }

  Set<Integer> sentKeys() {
    return sentKeys;
  }

  List<ValueProblem> problems() {
    return problems;
  }

  ValueBuilder values() {
    return values;
  }

  /** Takes a value from the request, noting what is wrong with it. */
  void send(String name, String text) {
    Property property = store.properties().find(name);
    if (property == null) {
      problem(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist");
      return;
    }
    if (property.readOnly() || isAdditionalEmails(name)) {
      problem(
          name,
          "READ_ONLY_VALUE",
          "\"" + name + "\" is a read only property; its value cannot be set.");
      return;
    }
    ValueCheck.Checked checked = portal.valueCheck().check(property, text);
    if (checked.problem() != null) {
      problems.add(checked.problem());
      return;
    }
    sentKeys.add(property.key());
    values.set(property.key(), merged(property, checked.value()));
  }

  private boolean isAdditionalEmails(String name) {
    return name.equals(ObjectStore.ADDITIONAL_EMAILS)
        && !portal.settings().allows(Lenient.ADDITIONAL_EMAILS_WRITABLE);
  }

  /** Whether the kinder reading of an undocumented fact is taken. */
  boolean allows(Lenient fact) {
    return portal.settings().allows(fact);
  }

  /** Whether a file of the account has this id. */
  boolean isFile(String id) {
    return portal.files().find(id).isPresent();
  }

  /** Sets a value that HubSpot derives. */
  void derive(String name, String text) {
    Property property = store.properties().find(name);
    if (property != null) {
      values.set(property.key(), text);
    }
  }

  /** The value of a property as the draft stands, or null. */
  @Nullable String text(String name) {
    Property property = store.properties().find(name);
    return property == null ? null : values.text(property.key());
  }

  /** The value of a property before this change, or null. */
  @Nullable String textBefore(String name) {
    Property property = store.properties().find(name);
    return property == null || before == null ? null : Values.text(before, property.key());
  }

  /** Whether the request sent a valid value for a property. */
  boolean isSent(String name) {
    Property property = store.properties().find(name);
    return property != null && sentKeys.contains(property.key());
  }

  /** Notes a problem. */
  void problem(String name, String code, String message) {
    problems.add(new ValueProblem(name, code, message));
  }

  /** Notes that a value is none of the options. */
  void noOption(String name, String text, Set<String> options) {
    Property property = store.properties().require(name, false);
    problems.add(
        java.util.Objects.requireNonNull(ValueCheck.noOption(property, text, options).problem()));
  }

  /** A list value that starts with {@code ;} is added to the one already there. */
  private String merged(Property property, String text) {
    if (property.type() != PropertyType.ENUMERATION
        || !property.multiple()
        || !text.startsWith(";")) {
      return text;
    }
    Set<String> parts = new LinkedHashSet<>();
    String old = values.text(property.key());
    if (old != null) {
      parts.addAll(List.of(old.split(";", -1)));
    }
    parts.addAll(List.of(text.substring(1).split(";", -1)));
    return String.join(";", parts);
  }
}
