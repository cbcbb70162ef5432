/** What HTTP itself says of a reply, whoever gave it. Pure functions. */
@NullMarked
package dev.deskferry.http;

import org.jspecify.annotations.NullMarked;
