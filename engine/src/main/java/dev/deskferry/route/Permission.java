package dev.deskferry.route;

import java.util.function.BooleanSupplier;

/**
 * Whether the partition that a request serves is ours, so that it may go out.
 *
 * @param given may ask the database, and wait for it as long as that takes
 * @param fresh whether {@code given} was true so lately that nobody need be asked; answers at once
 */
record Permission(BooleanSupplier given, BooleanSupplier fresh) {

  /** Of requests that belong to no partition. */
  static final Permission UNNEEDED = new Permission(() -> true, () -> true);
}
