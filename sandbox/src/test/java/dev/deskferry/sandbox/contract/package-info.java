/**
 * The vendors' OpenAPI documents, laid beside exchanges between a client and the stand-ins. The
 * documents are no part of the repository: {@link
 * dev.deskferry.sandbox.contract.VendorDocuments.Present} skips tests that need them where they are
 * absent. Knows HTTP messages as values, and neither the stand-ins nor any client.
 */
@NullMarked
package dev.deskferry.sandbox.contract;

import org.jspecify.annotations.NullMarked;
