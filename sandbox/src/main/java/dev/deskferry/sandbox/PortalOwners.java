package dev.deskferry.sandbox;

import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import java.util.ArrayList;
import java.util.List;

/** Which people of the Zendesk account work in the HubSpot portal too. */
final class PortalOwners {

  private static final int ONE_MISSING_OF = 5;

  private PortalOwners() {}

  /** Everybody with an address; who has left Zendesk is an archived owner. */
  static List<Owners.Seed> all(List<Staff> staff) {
    return staff.stream()
        .filter(member -> !member.email().isEmpty())
        .map(PortalOwners::owner)
        .toList();
  }

  /** The same, but one in five has no seat in HubSpot, never the first. */
  static List<Owners.Seed> most(List<Staff> staff) {
    List<Staff> seated = new ArrayList<>();
    for (int i = 0; i < staff.size(); i++) {
      if (i % ONE_MISSING_OF != ONE_MISSING_OF - 1) {
        seated.add(staff.get(i));
      }
    }
    return all(seated);
  }

  private static Owners.Seed owner(Staff member) {
    String[] names = member.name().split(" ", 2);
    String last = names.length > 1 ? names[1] : "";
    return new Owners.Seed(member.email(), names[0], last, !member.isActive());
  }
}
