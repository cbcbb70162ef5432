/**
 * Imports of CSV files: what a request asks for, three jobs at a time and the rest deferred, and
 * the rows written through the rules of records. Knows nothing of paths of the API.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.imports;

import org.jspecify.annotations.NullMarked;
