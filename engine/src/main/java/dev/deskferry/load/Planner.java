package dev.deskferry.load;

import dev.deskferry.mapping.AssociationRule;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.mapping.AssociationTypes;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.MappedAssociation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a record ready to be sent once it is known where its links lead. */
public final class Planner {

  private final Portal portal;

  /** Plans against one portal; safe from many threads. */
  public Planner(Portal portal) {
    this.portal = portal;
  }

  /**
   * Plans one record.
   *
   * @param stored links recorded by earlier runs
   * @param resolve whether it may have been sent by an attempt that nobody settled
   */
  public PlannedRecord plan(
      Draft.Change change, Ends ends, List<StoredLink> stored, boolean resolve) {
    List<Link> wanted = new ArrayList<>();
    for (MappedAssociation association : change.mapped().associations()) {
      rule(change.mapping(), association.name())
          .ifPresent(rule -> wanted.add(link(change, rule, association, ends)));
    }
    List<Link> fresh =
        wanted.stream().filter(link -> stored.stream().noneMatch(it -> isKept(it, link))).toList();
    PlannedRecord.Step step = change.step();
    return new PlannedRecord(
        change.sourceId(),
        resolve && step == PlannedRecord.Step.CREATE ? PlannedRecord.Step.RESOLVE : step,
        change.before().map(Delivery::hubspotId).orElse(""),
        change.properties(),
        fresh,
        obsolete(change, wanted, stored),
        change.before().filter(Delivery::takenOver).map(it -> change.mapping().onExisting()),
        change.hash(),
        change.before().filter(Delivery::isArchived).isPresent());
  }

  private Link link(
      Draft.Change change, AssociationRule rule, MappedAssociation association, Ends ends) {
    return new Link(
        rule.name(),
        association.toObjectType(),
        association.toSourceId(),
        rule.toTarget(),
        ends.hubspotId(association.toObjectType(), association.toSourceId()),
        portal.types(change.mapping().target(), rule),
        rule.inline(),
        ends.never(association.toObjectType(), association.toSourceId()));
  }

  private static boolean isKept(StoredLink stored, Link link) {
    return stored.isMade() && stored.name().equals(link.name()) && stored.leadsTo(link);
  }

  /**
   * Links of rules that the mapping no longer has are left alone: nobody asked to take them away.
   */
  private List<ObsoleteLink> obsolete(
      Draft.Change change, List<Link> wanted, List<StoredLink> stored) {
    List<ObsoleteLink> obsolete = new ArrayList<>();
    for (StoredLink link : stored) {
      Optional<AssociationRule> rule = rule(change.mapping(), link.name());
      boolean isWanted =
          wanted.stream().anyMatch(it -> it.name().equals(link.name()) && link.leadsTo(it));
      if (rule.isPresent() && !isWanted) {
        obsolete.add(obsolete(change.mapping(), rule.get(), link, wanted));
      }
    }
    return obsolete;
  }

  private ObsoleteLink obsolete(
      CompiledMapping mapping, AssociationRule rule, StoredLink link, List<Link> wanted) {
    List<AssociationType> sent = portal.types(mapping.target(), rule);
    Set<AssociationType> plain = new LinkedHashSet<>(unlabelled(mapping, rule));
    AssociationTypes.find(mapping.target(), rule.toTarget(), false).ifPresent(plain::add);
    Set<AssociationType> whole = new LinkedHashSet<>(sent);
    whole.addAll(plain);
    ObsoleteLink obsolete =
        new ObsoleteLink(
            link.name(),
            link.toType(),
            link.toId(),
            link.toTarget(),
            link.mayStand() ? link.toHubspotId() : "",
            List.copyOf(whole),
            sent.stream().filter(type -> !plain.contains(type)).toList());
    List<Link> samePair = wanted.stream().filter(link::meets).toList();
    return samePair.isEmpty()
        ? obsolete
        : obsolete.beside(samePair.stream().flatMap(kept -> kept.types().stream()).toList());
  }

  /** A primary or labelled link brings the plain one with it; that one takes all with it. */
  private List<AssociationType> unlabelled(CompiledMapping mapping, AssociationRule rule) {
    return mapping.associations().stream()
        .filter(other -> other.toTarget().equals(rule.toTarget()))
        .filter(other -> !other.primary() && other.label().isEmpty())
        .flatMap(other -> other.types().stream())
        .toList();
  }

  private static Optional<AssociationRule> rule(CompiledMapping mapping, String name) {
    return mapping.associations().stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
