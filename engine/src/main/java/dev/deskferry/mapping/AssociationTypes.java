package dev.deskferry.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * The association types that every portal has, by direction (developers.hubspot.com, "Associate
 * records", association type id values, read 2026-11-22). A primary type brings the plain one with
 * it.
 */
public final class AssociationTypes {

  private static final Map<String, Integer> PLAIN =
      Map.ofEntries(
          Map.entry("contacts>companies", 279),
          Map.entry("companies>contacts", 280),
          Map.entry("tickets>contacts", 16),
          Map.entry("contacts>tickets", 15),
          Map.entry("tickets>companies", 339),
          Map.entry("companies>tickets", 340),
          Map.entry("tickets>tickets", 452),
          Map.entry("contacts>contacts", 449),
          Map.entry("companies>companies", 450),
          Map.entry("notes>contacts", 202),
          Map.entry("contacts>notes", 201),
          Map.entry("notes>companies", 190),
          Map.entry("companies>notes", 189),
          Map.entry("notes>tickets", 228),
          Map.entry("tickets>notes", 227),
          Map.entry("notes>deals", 214),
          Map.entry("deals>notes", 213),
          Map.entry("emails>contacts", 198),
          Map.entry("contacts>emails", 197),
          Map.entry("emails>companies", 186),
          Map.entry("companies>emails", 185),
          Map.entry("emails>tickets", 224),
          Map.entry("tickets>emails", 223),
          Map.entry("emails>deals", 210),
          Map.entry("deals>emails", 209),
          Map.entry("deals>contacts", 3),
          Map.entry("contacts>deals", 4),
          Map.entry("deals>companies", 341),
          Map.entry("companies>deals", 342));

  private static final Map<String, Integer> PRIMARY =
      Map.of(
          "contacts>companies", 1,
          "companies>contacts", 2,
          "tickets>companies", 26,
          "companies>tickets", 25,
          "deals>companies", 5,
          "companies>deals", 6);

  private AssociationTypes() {}

  /** Empty when HubSpot has no such pair, or no primary one. */
  public static Optional<AssociationType> find(String from, String to, boolean primary) {
    return Optional.ofNullable((primary ? PRIMARY : PLAIN).get(from + ">" + to))
        .map(AssociationType::hubspot);
  }
}
