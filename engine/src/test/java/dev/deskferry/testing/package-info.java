/** What tests of every package share: a real Postgres, and the folders of the repository. */
@NullMarked
package dev.deskferry.testing;

import org.jspecify.annotations.NullMarked;
