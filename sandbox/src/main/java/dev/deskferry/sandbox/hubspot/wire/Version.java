package dev.deskferry.sandbox.hubspot.wire;

import java.util.Optional;

/** The API versions served over one store; dated ones are HubSpot's path segment. */
public enum Version {
  V3("v3"),
  V4("v4"),
  D2026_03("2026-03"),
  D2026_09("2026-09"),
  D2026_09_BETA("2026-09-beta");

  private final String segment;

  Version(String segment) {
    this.segment = segment;
  }

  /** The version named by a path segment. */
  public static Optional<Version> of(String segment) {
    for (Version version : values()) {
      if (version.segment.equals(segment)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** The path segment, such as {@code 2026-03}. */
  public String segment() {
    return segment;
  }

  /** Whether paths are built {@code /crm/<area>/<version>} rather than {@code /crm/<version>}. */
  public boolean isDated() {
    return ordinal() >= D2026_03.ordinal();
  }

  /** Whether rules that an administrator set are enforced on API writes, as since 2026-09. */
  public boolean enforcesAdminRules() {
    return ordinal() >= D2026_09.ordinal();
  }
}
